import { say, seconds } from '../lib/say.mjs';
import { openAccountsFile } from './accounts-file.mjs';
import { signInAsAdministrator } from './administrator.mjs';
import { connectChannels, platformWords } from './channels.mjs';
import { showLinks } from './links.mjs';
import { people, units } from './people.mjs';
import { followPublications } from './publications.mjs';
import { figuresOf, readPages } from './readers.mjs';
import { runningProduct } from './running-product.mjs';
import { tellStories } from './stories.mjs';
import { buildUnion } from './union.mjs';

/** The whole demonstration. @returns {Promise<boolean>} everything was published, counted and can be seen */
export async function runDemo() {
  const startedAt = Date.now();
  const product = runningProduct();
  const accounts = openAccountsFile(product.home);
  accounts.state.runs += 1;
  accounts.save();
  const run = accounts.state.runs;
  say(`号角演示（第 ${run} 次）/ Haojiao, demonstration no. ${run} — ${product.url}`);

  const root = await signInAsAdministrator(product);
  const union = await buildUnion(root, product.apiUrl, accounts);
  introduce(union, accounts);
  const channels = await connectChannels(union.people.administrator, union.units.city, product, accounts);
  say(
    `\n渠道账号已验证 / channels: ${Object.keys(channels)
      .map((key) => platformWords[key])
      .join('、')}`,
  );

  const stories = await tellStories({ run, stamp: stampOf(new Date()), union, channels });
  const { author, chief } = union.people;
  say(
    '\n⑤ 发布 / publishing（抖音、头条约一分钟后第一次查询审核结果 / their first verdict is asked for after a minute）',
  );
  const published = await followPublications(author, stories);

  say('\n⑥ 读者来了 / readers come');
  const live = stories.filter(({ publications }) => publications.some(isLiveOnSite));
  await readPages({
    url: product.apiUrl,
    stories: live,
    readersOf: () => 8 + Math.floor(Math.random() * 25),
  });
  const counted = await figuresOf(chief, live);

  say('\n⑦ 看看结果 / what can be seen now');
  const reachable = await showLinks(stories, product);
  await farewell(product, { published, counted, reachable, tookMs: Date.now() - startedAt });
  return published && counted && reachable && live.length === stories.length;
}

const isLiveOnSite = ({ platform, state }) => platform === 'site' && state === 'published';

function introduce(union, accounts) {
  say(`\n${units.map(({ key }) => union.units[key].name).join(' · ')}`);
  for (const { key, displayName, post } of people)
    say(`  ${displayName} ${post}  ${accounts.state.people[key].username}`);
  say(`  密码 / passwords: ${accounts.path}`);
}

async function farewell({ sandboxUrl, url }, { published, counted, reachable, tookMs }) {
  say(`\n粉丝看到的四个平台 / what followers see: ${sandboxUrl}/`);
  if (await answers(`${url}/console/`)) say(`控制台（用上面的账号登录）/ console: ${url}/console/`);
  say(`API 文档 / API description: ${url}/docs`);
  const faults = [
    !published && '有内容没有发布成功 / something was not published',
    !counted && '浏览量没有及时入账 / figures did not arrive in time',
    !reachable && '有链接打不开 / a link does not work',
  ].filter(Boolean);
  const verdict = faults.length === 0 ? '演示完成 / done' : `演示未完成 / not complete: ${faults.join('；')}`;
  say(`\n${verdict}（${seconds(tookMs)}）`);
}

/** The console is left out of some builds. */
const answers = async (url) => (await fetch(url)).ok;

/** `20261121t093005`: Beijing time, for public addresses. */
function stampOf(now) {
  const text = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return text.replace(' ', 't').replace(/[^\dt]/g, '');
}
