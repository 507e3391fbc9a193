import { type FormEvent, type ReactNode, useState } from "react";

/** A form whose work this page does itself; its parts may ask whether that is still going on. */
export function SendForm({
  onSend,
  children,
}: {
  onSend: (event: FormEvent) => unknown;
  children: ReactNode | ((sending: boolean) => ReactNode);
}) {
  const [sending, setSending] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      await onSend(event);
    } finally {
      setSending(false);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {typeof children === "function" ? children(sending) : children}
    </form>
  );
}
