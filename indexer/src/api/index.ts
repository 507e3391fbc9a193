import { db } from "ponder:api";
import schema from "ponder:schema";
import { Hono } from "hono";
import { client, graphql } from "ponder";
import { readSettings } from "../../host/settings.ts";

const { chainId, reward } = readSettings(process.env);

/** Beside Ponder's own `/health`, `/ready`, `/status` and `/metrics`. */
const app = new Hono();

app.get("/", (c) => c.json({ contest: { chainId: `${chainId}`, reward } }));
app.use("/graphql", graphql({ db, schema }));
app.use("/sql/*", client({ db, schema }));

export default app;
