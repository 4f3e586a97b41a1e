"use client"

import { Time } from "@/app/ui/time"
import { isMoment } from "@/lib/dates"

/** A value as a reader says it: yes and no, an hour in their zone; line ends stay. */
export function AttributeValue({ name, value }: { name: string; value: string }) {
  if (/^(true|false)$/i.test(value)) return /^t/i.test(value) ? "Yes" : "No"
  // People write what they like into attributes that are theirs, also an hour that no clock has.
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && isMoment(value)) return <Time iso={value} />
  return <bdi className={name === "sub" ? "font-mono text-xs" : "whitespace-pre-line"}>{value}</bdi>
}
