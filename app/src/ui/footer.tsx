/** What a proof says and does not say, on every page. */
export function Footer() {
  return (
    <footer>
      <p>
        Your voice never leaves this device. A proof says that the judge gave this score to <em>some</em>{" "}
        input, and who is to be paid for it; it cannot say that anybody sang. That is why prizes are capped,
        and why some seasons ask to hear the recording afterwards.
      </p>
    </footer>
  );
}
