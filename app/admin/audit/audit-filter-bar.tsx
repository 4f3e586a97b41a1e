"use client"

import { type ReactNode, useId } from "react"
import { buttonClass } from "@/app/ui/button-class"
import { INPUT_CLASS } from "@/app/ui/input-class"

type Choice = readonly [value: string, label: string]

interface Props {
  /** Where the form leads. */
  action: string
  /** What is filtered by, as it was typed. */
  typed: Partial<Record<"actor" | "target" | "action" | "outcome" | "from" | "to", string>>
  actions: readonly Choice[]
  outcomes: readonly Choice[]
  /** Everything, where this is a part of it. */
  all?: string
}

/** Narrows the trail down. A plain GET form, so that the address holds what is shown. */
export function AuditFilterBar({ action, typed, actions, outcomes, all }: Props) {
  return (
    <form action={action} className="mb-4 grid grid-cols-2 items-end gap-3 px-4 sm:grid-cols-3 md:px-6 xl:flex">
      <Labelled label="Who">
        {(id) => <TextInput id={id} name="actor" value={typed.actor} placeholder="E-mail or id" />}
      </Labelled>
      <Labelled label="About">
        {(id) => <TextInput id={id} name="target" value={typed.target} placeholder="User or group" />}
      </Labelled>
      <Labelled label="What">
        {(id) => <Select id={id} name="action" value={typed.action} choices={actions} />}
      </Labelled>
      <Labelled label="Outcome">
        {(id) => <Select id={id} name="outcome" value={typed.outcome} choices={outcomes} />}
      </Labelled>
      <Labelled label="From (UTC)">{(id) => <DayInput id={id} name="from" value={typed.from} />}</Labelled>
      <Labelled label="To (UTC)">{(id) => <DayInput id={id} name="to" value={typed.to} />}</Labelled>
      <p className="flex gap-2 max-xl:col-span-full">
        <button type="submit" className={buttonClass()}>
          Filter
        </button>
        {all && (
          <a href={all} className={buttonClass("quiet")}>
            Clear
          </a>
        )}
      </p>
    </form>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <p className="grid min-w-0 gap-1 xl:flex-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      {children(id)}
    </p>
  )
}

interface InputProps {
  id: string
  name: string
  value?: string
}

function TextInput({ value, ...rest }: InputProps & { placeholder: string }) {
  return (
    <input
      {...rest}
      type="search"
      defaultValue={value}
      maxLength={512}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      className={INPUT_CLASS}
    />
  )
}

/** A day; of a moment in the address, its day. */
function DayInput({ value, ...rest }: InputProps) {
  return <input {...rest} type="date" defaultValue={value?.slice(0, 10)} className={INPUT_CLASS} />
}

/** What is chosen is among the choices, also where the address names something else. */
function Select({ value, choices, ...rest }: InputProps & { choices: readonly Choice[] }) {
  const others: readonly Choice[] = value && !choices.some(([known]) => known === value) ? [[value, value]] : []
  return (
    <select {...rest} defaultValue={value ?? ""} className={INPUT_CLASS}>
      <option value="">Any</option>
      {[...choices, ...others].map(([choice, label]) => (
        <option key={choice} value={choice}>
          {label}
        </option>
      ))}
    </select>
  )
}
