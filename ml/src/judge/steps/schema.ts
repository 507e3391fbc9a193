import { z } from "zod";
import { prosodyStepSchema } from "../prosody/rows.ts";
import { voiceStepSchema } from "../voice/rows.ts";

const size = z.int().min(1).max(4096);
const finite = z.number();

/** Cuts what is quieter than `above` dB (its loudest band) at the start and, if asked, at the end. */
const trim = z.strictObject({ step: z.literal("trim"), above: finite, start: z.boolean(), end: z.boolean() });

/** Cuts or pads at the end to `cols` columns; `pad` is the value of silence, -80 dB for librosa's floor. */
const fit = z.strictObject({ step: z.literal("fit"), cols: size, pad: finite });

/** Blocks of `rows × cols` become one value each; what does not fill a block is cut. */
const pool = z.strictObject({
  step: z.literal("pool"),
  rows: size,
  cols: size,
  how: z.enum(["mean", "max"]),
});

/** `(v + add) / divide` */
const affine = z.strictObject({
  step: z.literal("affine"),
  add: finite,
  divide: finite.refine((v) => v !== 0, "a number other than 0"),
});

/**
 * A share of late echoes that decay by `decay` dB a frame are taken away from `delay` frames on, at most `most` dB of a level. With `fading` only where
 * sounds fade as in a room: in full from `slow` to `room` dB a frame, not at all up to `endless` and from `dry` on.
 */
const dereverberate = z.strictObject({
  step: z.literal("dereverberate"),
  decay: finite.positive(),
  delay: size,
  share: finite.positive().max(1),
  most: finite.positive(),
  fading: z
    .strictObject({ endless: finite.min(0), slow: finite, room: finite, dry: finite })
    .refine(
      ({ endless, slow, room, dry }) => endless < slow && slow < room && room < dry,
      "rates that rise from endless to slow, room and dry",
    )
    .optional(),
});

/** One step of the way from a spectrogram in dB to the input x; applied in the order of the list. */
export const featureStepSchema = z.discriminatedUnion("step", [
  trim,
  fit,
  pool,
  affine,
  dereverberate,
  prosodyStepSchema,
  voiceStepSchema,
]);

export type FeatureStep = z.infer<typeof featureStepSchema>;
