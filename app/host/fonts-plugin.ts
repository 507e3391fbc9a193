import { keepResult } from "@idol/ezkl/keep-result";
import type { HtmlTagDescriptor, Plugin } from "vite";
import { fontFace, type ServedFont, subsetFonts } from "./fonts.ts";

/** Puts the page's fonts beside it, preloaded: what the first screen is written in is asked for before any script runs. */
export function fontsPlugin(): Plugin {
  const fonts = keepResult(subsetFonts);
  return {
    name: "idol-fonts",
    async transformIndexHtml() {
      return (await fonts()).flatMap(tagsOf);
    },
    async generateBundle() {
      if (this.environment.config.isWorker) return;
      for (const { fileName, bytes } of await fonts()) {
        this.emitFile({ type: "asset", fileName, source: bytes });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.slice(1).split("?")[0];
        fonts().then((all) => {
          const font = all.find(({ fileName }) => fileName === path);
          if (font === undefined) return next();
          response.setHeader("content-type", "font/woff2");
          response.end(font.bytes);
        }, next);
      });
    },
  };
}

function tagsOf(font: ServedFont): HtmlTagDescriptor[] {
  const href = `./${font.fileName}`;
  const preload = { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href };
  return [
    { tag: "link", attrs: preload, injectTo: "head-prepend" },
    { tag: "style", children: fontFace(font, href), injectTo: "head" },
  ];
}
