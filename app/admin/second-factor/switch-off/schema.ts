import * as z from "zod"

/** It is about whoever sends it: there is nothing to say. */
export const switchOffSchema = z.object({})
