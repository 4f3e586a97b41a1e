import * as z from "zod"
import { reason } from "@/amplify/data/arguments"

/** Why a change is made, where somebody says so: what the field of a form holds, or nothing. */
export const optionalReason = reason.transform((text) => text || undefined)

/** Why a change is made that is not made without saying so. */
export const neededReason = optionalReason.pipe(z.string("reason"))
