import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Built by scripts/lib/build-console.mjs; `npm run console:dev` serves it beside a running api. */
export default defineConfig({
  root: here,
  base: '/console/',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/console', import.meta.url)),
    emptyOutDir: true,
    assetsDir: 'files',
    // Nothing is written into the page itself: the policy of its answers lets only files of this site run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/assets', '/media', '/openapi.json', '/desk'].map((path) => [path, besideUs()]),
    ),
  },
});

/** The api answers pages of its own site alone, so it is told that this is one. */
function besideUs() {
  const target = process.env.HAOJIAO_CONSOLE_API ?? 'http://127.0.0.1:3000';
  return { target, changeOrigin: true, headers: { origin: new URL(target).origin } };
}
