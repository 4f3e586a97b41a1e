/** What makes up the console, and what its build needs. */
export const CONSOLE_SOURCES: readonly string[] = [
  "app",
  "lib",
  "amplify",
  "middleware.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "amplify-outputs.d.ts",
]
