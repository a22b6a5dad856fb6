import { beijingTime, markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { inlineHash, phonePageHeaders, renderPhonePage } from '@haojiao/infrastructure/http';
import { phonePageStyle } from '@haojiao/features/publications';

const style = `${phonePageStyle}
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 10px; background: #fff; display: block; }
details { margin: 0 0 .75rem; border: 1px solid var(--line); border-radius: 10px; padding: .6rem .8rem; }
summary { font-weight: 600; cursor: pointer; min-height: 2rem; }
fieldset { border: 0; padding: 0; margin: 0 0 1rem; }
legend { font-weight: 600; padding: 0; margin: 0 0 .3rem; }
.choice { display: flex; gap: .75rem; padding: .6rem 0; align-items: center; }
.choice input { width: 1.35rem; height: 1.35rem; accent-color: var(--accent); }
.code { letter-spacing: .3em; font-size: 1.25rem; max-width: 12rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem .9rem; margin: 0 0 1rem; }
dt { color: var(--muted); }
dd { margin: 0; }
form { margin: 0 0 1.5rem; }
`;

/** The page runs nothing and shows only what we made. */
export const signOffHeaders = phonePageHeaders([`style-src ${inlineHash(style)}`, "frame-src 'self'"]);

/** For the preview within the page: a document without any rights. */
export function frameHeaders(publicUrl: string): Record<string, string> {
  return {
    ...signOffHeaders,
    'content-security-policy': [
      'sandbox',
      "default-src 'none'",
      `img-src ${new URL(publicUrl).origin}`,
      "style-src 'unsafe-inline'",
      "frame-ancestors 'self'",
    ].join(';'),
  };
}

export interface SignOffPageFacts {
  /** Path of the page itself. */
  path: string;
  title: string;
  stage: string;
  personName: string;
  organizationName: string;
  authorName: string;
  submitterName: string;
  submittedAt: Date;
  comment: string | null;
  /** Oldest first. */
  opinions: { stage: string; name: string; opinion: string }[];
  fingerprint: string;
  expiresAt: Date;
  /** Names of the accounts, in the order of the previews. */
  previews: string[];
  problems: string[];
  entered: { outcome: string; comment: string };
}

/** What a leader sees on the phone: who asks, what was said, how it will appear, and the decision. */
export function renderSignOffPage(facts: SignOffPageFacts): string {
  const { path, title, stage, entered } = facts;
  return frame(
    `审签：${title}`,
    markup`<header><h1>${title}</h1><p class="muted">请${facts.personName}审签 · ${stage}</p></header>
<main>
${problemList(facts.problems)}
<dl>
<dt>单位</dt><dd>${facts.organizationName}</dd>
<dt>作者</dt><dd>${facts.authorName}</dd>
<dt>送审</dt><dd>${facts.submitterName}，${beijingTime(facts.submittedAt)}${facts.comment && `：${facts.comment}`}</dd>
${facts.opinions.map(
  ({ stage: of, name, opinion }) => markup`<dt>${of}</dt><dd>${name}：${opinion}</dd>\n`,
)}</dl>
<h2>发布后的样子</h2>
${facts.previews.map(
  (name, index) => markup`<details${index === 0 && markup` open`}><summary>${name}</summary>
<iframe src="${path}/previews/${index}" title="${name}" sandbox loading="lazy"></iframe></details>
`,
)}
<h2>您的意见</h2>
<form method="post" action="${path}" enctype="multipart/form-data">
<fieldset><legend>决定</legend>
<label class="choice"><input type="radio" name="outcome" value="approve" required${entered.outcome === 'approve' && markup` checked`}> 同意</label>
<label class="choice"><input type="radio" name="outcome" value="return"${entered.outcome === 'return' && markup` checked`}> 退回修改（请写明原因）</label>
</fieldset>
<div class="field"><label for="comment">意见</label><textarea id="comment" name="comment" rows="4" maxlength="5000">${entered.comment}</textarea></div>
<div class="field"><label for="code">确认码</label><input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required aria-describedby="code-help"><p class="muted" id="code-help">6 位数字，由送审人用电话等方式另行告知。</p></div>
<button class="wide">提交</button>
</form>
<p class="muted">本链接只供${facts.personName}本人使用一次，${beijingTime(facts.expiresAt)} 前有效，请勿转发。决定将与登录审核同样留痕。<br>定稿指纹：${facts.fingerprint.slice(0, 16)}…</p>
</main>`,
  );
}

/** In place of the page: what is the matter, and what can be done. */
export function renderSignOffMessage(heading: string, text: string): string {
  return frame(heading, markup`<main class="message"><h1>${heading}</h1><p>${text}</p></main>`);
}

function problemList(problems: string[]): Markup | null {
  if (problems.length === 0) return null;
  return markup`<div class="problem" role="alert"><strong>还没有提交成功</strong><ul>${problems.map((problem) => markup`<li>${problem}</li>`)}</ul></div>`;
}

function frame(title: string, body: Markup): string {
  return renderPhonePage(title, style, body);
}
