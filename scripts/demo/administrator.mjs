import { createInterface } from 'node:readline/promises';
import { StartFailure } from '../lib/failure.mjs';
import { forgetFirstPassword, readFirstPassword } from '../lib/first-password.mjs';
import { Person } from './person.mjs';

/** Signs in as the first administrator: by the environment, by what the first start kept, or by asking. */
export async function signInAsAdministrator({ apiUrl, home, env }) {
  const username = env.HAOJIAO_ADMIN_USERNAME ?? 'admin';
  if (env.HAOJIAO_ADMIN_PASSWORD) return signIn(apiUrl, username, env.HAOJIAO_ADMIN_PASSWORD);
  const kept = readFirstPassword(home);
  if (kept) {
    const person = await signIn(apiUrl, kept.username, kept.password).catch((error) => {
      if (error.refused) return null;
      throw error;
    });
    if (person) return person;
    forgetFirstPassword(home);
  }
  if (process.stdin.isTTY) return signIn(apiUrl, username, await askForPassword(username));
  throw new StartFailure({
    zh: '不知道管理员密码：HAOJIAO_ADMIN_PASSWORD=… npm run demo',
    en: "The administrator's password is not known: HAOJIAO_ADMIN_PASSWORD=… npm run demo",
  });
}

async function signIn(apiUrl, username, password) {
  try {
    return await Person.signIn(apiUrl, username, password);
  } catch (error) {
    if (error.status !== 401) throw error;
    const failure = new StartFailure({
      zh: `管理员 ${username} 的密码不对（密码改过就用新的）：HAOJIAO_ADMIN_PASSWORD=… npm run demo`,
      en: `The password of ${username} was not accepted (use the new one if it was changed)`,
    });
    throw Object.assign(failure, { refused: true });
  }
}

async function askForPassword(username) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(`管理员 ${username} 的密码 / password of ${username}: `);
  } finally {
    terminal.close();
  }
}
