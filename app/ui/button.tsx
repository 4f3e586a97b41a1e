import type { ComponentProps } from "react"
import { type ButtonKind, buttonClass } from "./button-class"

type Props = Omit<ComponentProps<"button">, "className"> & { kind?: ButtonKind }

/** A plain button; one that submits a form and shows that it is at work is `SubmitButton`. */
export function Button({ kind, type = "button", ...rest }: Props) {
  return <button {...rest} type={type} className={buttonClass(kind)} />
}
