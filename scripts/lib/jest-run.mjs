import { readJson } from './private-files.mjs';

/**
 * Reads Jest's machine-readable result.
 * @returns {{ passed: number, failed: number }} a file that could not even be loaded counts as one failed test, as does
 *   a run that left no result
 */
export function countJestTests(outputFile) {
  const result = readJson(outputFile);
  if (result === null) return { passed: 0, failed: 1 };
  const brokenFiles = result.numRuntimeErrorTestSuites ?? 0;
  const failed = result.numFailedTests + brokenFiles;
  const failedOtherwise = failed === 0 && result.success === false ? 1 : 0;
  return { passed: result.numPassedTests, failed: failed + failedOtherwise };
}
