"use client"

import { useFieldState } from "./form-state"

interface Props {
  name: string
  legend: string
  /** The sentence of each value, in order. */
  options: Readonly<Record<string, string>>
  /** What is chosen at first; nothing where somebody has to choose. */
  initial?: string
}

/** One of a few, each with its sentence, in the enclosing `Form`: keeps what was chosen after a failure. */
export function Choice({ name, legend, options, initial }: Props) {
  const { value, error } = useFieldState(name)
  const chosen = value ?? initial
  return (
    <fieldset className="grid gap-2" aria-describedby={error && `${name}-error`}>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {Object.entries(options).map(([option, sentence]) => (
        <label key={`${option} ${chosen}`} className="flex items-start gap-2 text-sm">
          <input
            type="radio"
            name={name}
            value={option}
            defaultChecked={option === chosen}
            required={initial === undefined}
            className="mt-0.5"
          />
          {sentence}
        </label>
      ))}
      {error && (
        <p id={`${name}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  )
}
