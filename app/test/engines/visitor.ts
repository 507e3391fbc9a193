import { setTimeout as sleep } from "node:timers/promises";
import { AssertionError } from "chai";
import type { Engine } from "./engine.ts";

/** What somebody does on the page in a browser that Playwright does not drive, in the page's own words. */
export class Visitor {
  readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  async open(url: string): Promise<void> {
    await this.engine.goTo(url);
    await this.until("the steps are there", `document.querySelector(".steps")`);
  }

  /** Waits until an expression is true in the page. */
  async until(what: string, expression: string, patience = 60_000): Promise<void> {
    for (const began = Date.now(); ; await sleep(200)) {
      if (await this.engine.run<boolean>(`() => Boolean(${expression})`)) return;
      if (Date.now() - began < patience) continue;
      const text = await this.engine.run<string>("() => document.body.innerText");
      throw new AssertionError(`waited ${patience} ms until ${what}; the page says:\n${text}`);
    }
  }

  /** Waits until the page says so. */
  async sees(text: string, patience?: number): Promise<void> {
    const said = JSON.stringify(text);
    await this.until(`it says ${said}`, `document.body.innerText.includes(${said})`, patience);
  }

  /** Presses a button by what stands on it. */
  press(name: string): Promise<void> {
    return this.#press(`button "${name}"`, `each.innerText.trim() === ${JSON.stringify(name)}`);
  }

  /** Connects one of the local chain's accounts. */
  async connect(name: string): Promise<void> {
    await this.press("Connect");
    await this.#press(
      `account ${name}`,
      `each.closest(".demo") && each.innerText.startsWith(${JSON.stringify(name)})`,
    );
    await this.until("the account is shown", `document.querySelector(".account > button .mono")`);
    await this.until("it is to be paid", `document.querySelector("textarea.address")?.value`);
  }

  async score(): Promise<bigint> {
    await this.until("the judge has spoken", `document.querySelector("[data-instance]")`);
    return BigInt(
      await this.engine.run<string>(`() => document.querySelector("[data-instance]").dataset.instance`),
    );
  }

  async #press(what: string, is: string): Promise<void> {
    const found = `[...document.querySelectorAll("button")].find((each) => !each.disabled && each.checkVisibility() && ${is})`;
    await this.until(`there is the ${what}`, found);
    await this.engine.run(`() => { ${found}.click(); }`);
  }
}
