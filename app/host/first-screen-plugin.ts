import type { Plugin } from "vite";

/** What chain and wallets are opened by, as soon as the first screen is drawn. */
const LATE = /app\/src\/(?:session\/open\.ts|ui\/wallet-menu\.tsx)$/;

/**
 * Lets `index.html` draw the first screen by itself: scripts wait for its styles and fonts, and what follows the first ones is asked for at
 * once instead of when they run.
 */
export function firstScreenPlugin(): Plugin {
  return {
    name: "idol-first-screen",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const named = new Set([...html.matchAll(/"\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name!));
        const late = new Set<string>();
        const add = (name: string) => {
          const chunk = bundle[name];
          if (chunk?.type !== "chunk" || named.has(name) || late.has(name)) return;
          late.add(name);
          for (const needed of chunk.imports) add(needed);
        };
        for (const [name, chunk] of Object.entries(bundle)) {
          if (chunk.type === "chunk" && chunk.facadeModuleId?.match(LATE)) add(name);
        }
        const low = html.replace(
          /<(?:script type="module"|link rel="modulepreload")/g,
          '$& fetchpriority="low"',
        );
        const attributes = { rel: "modulepreload", fetchpriority: "low", crossorigin: true };
        const tags = [...late].map((name) => ({
          tag: "link",
          attrs: { ...attributes, href: `./${name}` },
          injectTo: "head" as const,
        }));
        return { html: low, tags };
      },
    },
  };
}
