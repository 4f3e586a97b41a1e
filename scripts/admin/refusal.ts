/** What ends a command without success. Its message is shown as it is: one sentence or two, which say what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal"
}
