/**
 * `npm start`: brings up everything that Haojiao needs and runs it until Ctrl-C.
 *
 * Options after `--`: `--logs` shows all log lines on the console, not only warnings.
 * This file keeps to old syntax, so that an old Node can still read the line that asks for a newer one.
 */

const needed = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `号角需要 Node.js ${needed.join('.')} 或更新版本，当前为 ${process.versions.node} / ` +
      `Haojiao needs Node.js ${needed.join('.')} or newer, this is ${process.versions.node}: see https://nodejs.org\n`,
  );
  process.exit(1);
} else {
  import('./lib/run-launcher.mjs').then(({ runLauncher }) => runLauncher());
}
