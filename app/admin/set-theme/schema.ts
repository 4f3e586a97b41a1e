import * as z from "zod"
import { THEMES } from "@/app/ui/theme"

export const setThemeSchema = z.object({ theme: z.enum(THEMES, "theme") })
