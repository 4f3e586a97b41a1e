"use client"

import type { ComponentProps } from "react"
import { Field } from "./field"
import { useFollowingValue } from "./following-value"

/** A `Field` that follows what somebody else has changed since it was shown, where it was left alone. */
export function FollowingField(props: Omit<ComponentProps<typeof Field>, "holds">) {
  return <Field {...props} holds={useFollowingValue(props.name, String(props.defaultValue ?? ""))} />
}
