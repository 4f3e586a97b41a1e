import { type BuildOptions, build, type Plugin } from "esbuild"
import { projectRoot } from "../build"

const SMALL_CLIENT = {
  "@aws-sdk/client-cognito-identity-provider": `${projectRoot}/bench/function-start/small-cognito-client.ts`,
  "@smithy/core/retry": `${projectRoot}/bench/function-start/small-cognito-client.ts`,
}
const ES_MODULES = ["module", "main"]

/** What Amplify does not do and `defineFunction` has no word for, each with what it would be. */
const OTHERS: readonly { what: string; options: BuildOptions }[] = [
  { what: "without what Amplify puts before it", options: {} },
  { what: "ES modules in place of CommonJS", options: { mainFields: ES_MODULES } },
  { what: "without the SDK's client", options: { alias: SMALL_CLIENT } },
  { what: "ES modules, without the SDK's client", options: { mainFields: ES_MODULES, alias: SMALL_CLIENT } },
]

/** Amplify makes this module for each function; here its values are in the environment already. */
const environmentModules: Plugin = {
  name: "environment-modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\$amplify\/env\// }, ({ path }) => ({ path, namespace: "environment" }))
    onLoad({ filter: /.*/, namespace: "environment" }, () => ({ contents: "export const env = process.env" }))
  },
}

/**
 * Bundles a function in other ways than Amplify does.
 * @param name the function's display name, and its folder's
 * @param folder absolute; gets a file for each
 */
export function bundleOtherwise(name: string, folder: string): Promise<{ what: string; file: string }[]> {
  return Promise.all(
    OTHERS.map(async ({ what, options }, index) => {
      const file = `${folder}/${index}.mjs`
      await build({
        absWorkingDir: projectRoot,
        entryPoints: [`${projectRoot}/amplify/data/${name}/handler.ts`],
        outfile: file,
        bundle: true,
        minify: true,
        platform: "node",
        format: "esm",
        target: "node20",
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
        plugins: [environmentModules],
        ...options,
      })
      return { what, file }
    }),
  )
}
