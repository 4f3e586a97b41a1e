import { z } from "zod"
import { pattern } from "./validate-input"

/** Members that many requests share, with the bounds of the service model. */
const NAME = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"

export const userPoolId = pattern("[\\w-]+_[0-9a-zA-Z]+").min(1).max(55)
export const clientId = pattern("[\\w+]+").min(1).max(128)
export const username = pattern(NAME).min(1).max(128)
export const groupName = pattern(NAME).min(1).max(128)
export const password = pattern("[\\S]+.*[\\S]+").max(256)
export const confirmationCode = pattern("[\\S]+").min(1).max(2048)
export const accessToken = pattern("[A-Za-z0-9-_=.]+").min(1)
export const session = z.string().min(20).max(2048)
export const attributes = z.array(
  z.object({ Name: pattern(NAME).min(1).max(32), Value: z.string().max(2048).optional() }),
)
export const attributeNames = z.array(pattern(NAME).min(1).max(32))
/** Page sizes are 0 to 60 everywhere; 0 asks for the service's choice. */
export const limit = z.number().int().min(0).max(60)
export const pageToken = pattern("[\\S]+").min(1).max(131_072)
export const metadata = z.record(z.string(), z.string())
export const deliveryMediums = z.array(z.enum(["SMS", "EMAIL"]))
/** What a group can be given besides its name. */
export const groupProperties = {
  Description: z.string().max(2048).optional(),
  RoleArn: pattern(
    "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
  )
    .min(20)
    .max(2048)
    .optional(),
  Precedence: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .optional(),
}
