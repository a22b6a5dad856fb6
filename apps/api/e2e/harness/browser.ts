import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { requireEnvironment } from '@haojiao/testing';

/** Longest step in a browser, milliseconds: for machines that do much else besides. */
export const STEP_MS = 90_000;

/** Needs `HAOJIAO_TEST_CHROMIUM`, the path of a Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: requireEnvironment('HAOJIAO_TEST_CHROMIUM'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    timeout: STEP_MS,
  });
}
