import { mkdirSync, writeFileSync } from "node:fs"
import { relative, resolve } from "node:path"
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js"

const origin = process.env.AMPLIFY_APP_ORIGIN
const isHttps = origin?.startsWith("https:") ?? false

// For what the middleware does not see: static files, and every page if it does not run. Pages then work without
// scripts, because there is no nonce. A test holds this list against lib/security-headers.ts.
const headers = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'",
  ...(isHttps ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
}

// A build must not ask a registry and rewrite package-lock.json, which Next does when binaries of other systems are not in it.
process.env.NEXT_IGNORE_INCORRECT_LOCKFILE ??= "1"

// Nor may it tell anybody what it builds: Next's telemetry is on unless this is set.
process.env.NEXT_TELEMETRY_DISABLED ??= "1"

// Compiling it anew at every start of `next dev` takes as long as the console's own code does; Node.js loads it as it is. A
// build has it in it. (Not so the Amplify libraries, jose and zod: with those, forms are answered with an error.)
const NOT_COMPILED_IN_DEVELOPMENT = ["@aws-sdk/client-cognito-identity-provider"]

/**
 * AMPLIFY_OUTPUTS names another file than ./amplify_outputs.json; NEXT_DIST_DIR another build folder, for tests. `next dev`
 * has a folder of its own, because it and `next start` overwrite each other's files.
 * @returns {import("next").NextConfig}
 */
export default function nextConfig(phase) {
  const outputs = process.env.AMPLIFY_OUTPUTS
  const ownDistDir = process.env.NEXT_DIST_DIR
  const isDevelopment = phase === PHASE_DEVELOPMENT_SERVER
  return {
    distDir: ownDistDir ?? (isDevelopment ? ".next-dev" : ".next"),
    serverExternalPackages: isDevelopment ? NOT_COMPILED_IN_DEVELOPMENT : [],
    typescript: ownDistDir ? { tsconfigPath: tsconfigBeside(ownDistDir), ignoreBuildErrors: true } : {},
    eslint: { ignoreDuringBuilds: true },
    poweredByHeader: false,
    productionBrowserSourceMaps: false,
    // There are no images to optimize, and the optimizer asks for pages from inside, past the middleware.
    images: { unoptimized: true },
    // Behind a proxy Next takes x-forwarded-host for its own host: only this one may send forms.
    experimental: { serverActions: { allowedOrigins: origin && URL.canParse(origin) ? [new URL(origin).host] : [] } },
    headers: async () => [
      { source: "/:path*", headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
    ],
    ...(outputs ? withOutputs(outputs) : {}),
  }
}

/** Another file in the place of ./amplify_outputs.json, for both bundlers. */
function withOutputs(file) {
  return {
    webpack: (config, { webpack }) => {
      // Not an alias: the paths of tsconfig.json come before those, and would find ./amplify_outputs.json.
      config.plugins.push(new webpack.NormalModuleReplacementPlugin(/^@\/amplify_outputs\.json$/, resolve(file)))
      return config
    },
    // Turbopack takes a path of the project only.
    turbopack: { resolveAlias: { "@/amplify_outputs.json": `./${relative(".", file)}` } },
  }
}

/**
 * Next adds the types of its build folder to the tsconfig that it is given, and writes it anew. So that a test's build
 * changes no file of the repository it gets one of its own. The types of the code are checked by the ordinary build.
 */
function tsconfigBeside(distDir) {
  const path = `.local/tsconfig${distDir}.json`
  mkdirSync(".local", { recursive: true })
  const paths = { "@/*": ["../*"], "$amplify/*": ["../.amplify/generated/*"] }
  const tsconfig = { extends: "../tsconfig.json", compilerOptions: { paths }, include: [`${distDir}/types/**/*.ts`] }
  writeFileSync(path, JSON.stringify(tsconfig))
  return path
}
