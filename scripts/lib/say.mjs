// A reader that has gone away (`npm start | head`, a closed terminal) must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** What the person at the keyboard reads. Everything else goes to the logs. */
export const say = (text = '') => process.stdout.write(`${text}\n`);

/** In both languages on one line; Chinese first, because our users are. */
export const sayBoth = (zh, en) => say(`${zh} / ${en}`);

export const complain = (text) => process.stderr.write(`${text}\n`);

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
