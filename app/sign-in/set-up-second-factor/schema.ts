import { z } from "zod"
import { codeField } from "../second-factor/schema"

export const appCodeSchema = z.object({
  code: codeField(/^(\d{6})?$/, "The app shows six digits, such as 123456."),
})
