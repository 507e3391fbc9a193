import { Component, type ReactNode } from "react";
import { toFailure } from "../failure.ts";
import { Alert } from "./alert.tsx";

interface BoundaryState {
  thrown?: { value: unknown } | undefined;
}

/** Shows what a part of the page threw while it was drawn, in its place: the rest of the page stays. */
export class Boundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(value: unknown): BoundaryState {
    return { thrown: { value } };
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (thrown === undefined) return this.props.children;
    return (
      <Alert failure={toFailure(thrown.value)}>
        <p>
          <button type="button" onClick={() => this.setState({ thrown: undefined })}>
            Try again
          </button>
        </p>
      </Alert>
    );
  }
}
