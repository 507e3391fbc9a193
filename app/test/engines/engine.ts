/** A browser of another make than Chromium, with one page open. */
export interface Engine {
  goTo(url: string): Promise<void>;
  /** What a function's text gives inside the page. */
  run<T>(source: string): Promise<T>;
  /** Puts a file into the field that a CSS selector finds. */
  choose(selector: string, path: string): Promise<void>;
  close(): Promise<void>;
}
