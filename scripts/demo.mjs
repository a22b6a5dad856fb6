/**
 * `npm run demo`: shows the whole way once, against the product that `npm start` runs: a report from an enterprise, its
 * review by three people, publishing to the site and four (simulated) platforms, readers, and their figures.
 *
 * Reads `running.json` of the data folder (`HAOJIAO_HOME`). May be run again: the same union, new items. The
 * administrator's password is taken from `HAOJIAO_ADMIN_PASSWORD`, else from what the first start kept, else asked for.
 */
import { describeFailure } from './lib/failure.mjs';
import { complain } from './lib/say.mjs';
import { runDemo } from './demo/run.mjs';

try {
  process.exitCode = (await runDemo()) ? 0 : 1;
} catch (error) {
  complain(`\n${describeFailure(error)}`);
  process.exitCode = 1;
}
