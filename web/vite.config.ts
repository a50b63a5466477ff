// Builds the seven pages into the server's static folder; in development it hands API calls to a running server.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));
const backend = process.env.TRUCKROLL_BACKEND ?? 'http://127.0.0.1:8000';
const faces = ['/api', '/dispatch/v1', '/mobile', '/office/v1', '/healthz'];

export default defineConfig({
  base: '/static/',
  plugins: [svelte()],
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  build: {
    outDir: '../server/static',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1300,
    rolldownOptions: {
      input: ['dispatch', 'technician', 'office', 'setup', 'start', 'sign-in', 'docs'].map(page),
    },
  },
  server: { proxy: Object.fromEntries(faces.map((path) => [path, backend])) },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
  },
});
