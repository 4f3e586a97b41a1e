"use client"

import { useFormAction } from "@/app/ui/form-action"
import { IDLE } from "@/lib/action-result"
import { setThemeAction } from "./action"

const CHOICES = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const

const SEGMENT =
  "h-7 flex-1 rounded px-2 text-xs font-medium text-muted hover:text-text " +
  "aria-pressed:bg-ground aria-pressed:text-text aria-pressed:shadow-sm"

/** Light, dark or as the system has it. */
export function ThemeSwitch({ theme }: { theme: string }) {
  const [result, submit] = useFormAction(setThemeAction, IDLE)
  return (
    <form action={submit}>
      <fieldset className="flex gap-0.5 rounded-md bg-hover p-0.5">
        <legend className="sr-only">Light or dark</legend>
        {CHOICES.map(([value, label]) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-pressed={theme === value}
            className={SEGMENT}
            type="submit"
          >
            {label}
          </button>
        ))}
      </fieldset>
      <p role="alert" className="mt-1 text-xs text-bad empty:hidden">
        {result.status === "failed" && result.message}
      </p>
    </form>
  )
}
