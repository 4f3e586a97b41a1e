import type { Target } from "./target"
import type { Terminal } from "./terminal"

/** One run of a command. */
export interface Session {
  target: Target
  /** Whose AWS credentials are used. */
  arn: string
  terminal: Terminal
}
