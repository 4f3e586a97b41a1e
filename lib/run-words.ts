/** What is said while a change of many users is done. The browser has these once it begins. */
export const RUN = {
  running: (reached: number, all: number) =>
    `${reached} of ${all} reached. Stay on this page: leaving it stops the change.`,
  /** @param sentence why a batch was refused, of which it says that nothing was done */
  stopped: (sentence: string) => sentence.replace(/^Nothing was done:/, "The rest was not done:"),
  unknown: () => "No answer came, so it is not known whether this was done. Try again: doing it twice does no harm.",
} as const
