"use client"

import { Time } from "@/app/ui/time"

/** People write what they like into attributes that are theirs, also an hour that no clock has. */
const isMoment = (value: string) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))

/** A value as a reader says it: yes and no, an hour in their zone; line ends stay. */
export function AttributeValue({ name, value }: { name: string; value: string }) {
  if (/^(true|false)$/i.test(value)) return /^t/i.test(value) ? "Yes" : "No"
  if (isMoment(value)) return <Time iso={value} />
  return <bdi className={name === "sub" ? "font-mono text-xs" : "whitespace-pre-line"}>{value}</bdi>
}
