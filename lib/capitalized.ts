/** Words that stand within a sentence elsewhere, as the beginning of one or a label. */
export const capitalized = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
