/** A key under which W3C WebDriver hands out elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** As much of a W3C WebDriver session as the tests use. */
export class WebDriver {
  readonly #session: string;

  private constructor(session: string) {
    this.#session = session;
  }

  /** Opens a session with a driver that listens at `url`. */
  static async open(url: string, capabilities: object): Promise<WebDriver> {
    const { sessionId } = await command<{ sessionId: string }>(`${url}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriver(`${url}/session/${sessionId}`);
  }

  async goTo(url: string): Promise<void> {
    await command(`${this.#session}/url`, { url });
  }

  run<T>(source: string): Promise<T> {
    return command<T>(`${this.#session}/execute/sync`, { script: `return (${source})();`, args: [] });
  }

  async type(selector: string, text: string): Promise<void> {
    const found = await command<Record<string, string>>(`${this.#session}/element`, {
      using: "css selector",
      value: selector,
    });
    await command(`${this.#session}/element/${found[ELEMENT]}/value`, { text });
  }

  async close(): Promise<void> {
    await fetch(this.#session, { method: "DELETE" });
  }
}

async function command<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}
