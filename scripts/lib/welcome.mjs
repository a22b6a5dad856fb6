import { say, seconds } from './say.mjs';

/** What a person sees when everything is up: where to go, who to be, what to do first. */
export function welcome({ publicUrl, sandboxUrl, home, tookMs, showLogsHint, hint }) {
  const rows = [
    ['地址 Address', publicUrl],
    ['接口说明 API', `${publicUrl}/docs`],
    sandboxUrl && [
      '沙箱 Sandbox',
      `${sandboxUrl}/  （模拟的四个平台，不会真的发布 / simulated platforms, nothing is really posted）`,
    ],
    ['数据目录 Data', home],
    showLogsHint && ['日志 Logs', `${home}/logs`],
  ].filter(Boolean);
  say();
  say(`号角 Haojiao 已就绪 / is ready (${seconds(tookMs)})`);
  for (const [label, value] of rows) say(`  ${label}: ${value}`);
  if (hint) say(`  ${hint}`);
  say();
  say('接下来：另开一个终端运行 npm run demo / Next: npm run demo in a second terminal');
  say('停止：Ctrl-C / Stop: Ctrl-C');
}

/** Shown once: only a first try keeps the password in readable form, in its own data folder (`first-password.mjs`). */
export function introduceAdministrator({ username, password }) {
  say();
  say(`  管理员 Administrator: ${username}`);
  say(`  密码 Password: ${password}`);
  say(
    '  （只显示这一次，请记下；首次登录须修改 / shown only now, note it down; to be changed at first sign-in）',
  );
}
