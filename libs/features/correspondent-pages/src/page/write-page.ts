import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { targetLevels } from '@haojiao/features/submissions';
import { deskBar } from './desk-frame';
import type { DeskPage } from './desk-frame';
import { field, options, problemSummary } from './form-parts';
import { categoryWords, levelWords, urgencyWords } from './words';

const targetLevelWords = Object.fromEntries(targetLevels.map((level) => [level, levelWords[level]]));

const chips: Markup[] = Object.entries(categoryWords).map(
  ([value, text]) =>
    markup`<label class="chip"><input type="radio" name="category" value="${value}"><span>${text}</span></label>`,
);

const common = markup`<fieldset class="field" data-field="category" id="category" tabindex="-1"><legend>信息类别</legend>
<div class="chips">${chips}</div><p class="wrong" id="category-problem" hidden></p></fieldset>
${field({
  name: 'title',
  label: '标题',
  input: markup``,
  control: markup`<textarea id="title" name="title" rows="2" maxlength="200" enterkeyhint="next" aria-describedby="title-problem"></textarea>`,
})}
${field({
  name: 'text',
  label: '正文',
  help: '直接写或粘贴，每个自然段另起一行。',
  input: markup``,
  control: markup`<textarea id="text" name="text" rows="9" maxlength="50000" aria-describedby="text-problem text-help"></textarea>
<p class="muted count" id="text-count" aria-hidden="true"></p>`,
})}
<div class="field" data-field="pictures" id="pictures" tabindex="-1" role="group" aria-labelledby="pictures-label">
<p class="label" id="pictures-label">图片 <span class="muted">（选填，最多 30 张）</span></p>
<ul id="picture-list" class="pictures"></ul>
<label class="button second wide" for="picture-files">添加图片<span class="muted">（拍照或从相册选）</span></label>
<input class="unseen" id="picture-files" type="file" accept="image/jpeg,image/png,image/webp" multiple>
<p class="wrong" id="pictures-problem" hidden></p>
</div>
${field({ name: 'occurredOn', label: '事件日期', isOptional: true, input: markup`type="date"` })}
<div class="field" data-field="authors" id="authors" tabindex="-1" role="group" aria-labelledby="authors-label">
<p class="label" id="authors-label">作者（按署名顺序）</p>
<ol id="author-list" class="authors"></ol>
<button type="button" class="second" id="add-author">添加作者</button>
<p class="wrong" id="authors-problem" hidden></p>
</div>
${field({ name: 'signedOffBy', label: '本单位签发人', isOptional: true, input: markup`maxlength="60"` })}
${field({ name: 'contactPhone', label: '联系电话', isOptional: true, help: '仅用于核实稿件，不公开。', input: markup`type="tel" autocomplete="tel" maxlength="20"` })}`;

const rare = markup`<details id="more"><summary>更多（首发、紧急程度、约稿等）</summary>
<label class="choice"><input type="checkbox" id="firstSubmission" name="firstSubmission"> 首次报送，未投他处</label>
${field({
  name: 'urgency',
  label: '紧急程度',
  input: markup``,
  control: markup`<select id="urgency" name="urgency" aria-describedby="urgency-problem">${options(urgencyWords)}</select>`,
})}
${field({
  name: 'targetLevel',
  label: '希望报到哪一级',
  isOptional: true,
  input: markup``,
  control: markup`<select id="targetLevel" name="targetLevel" aria-describedby="targetLevel-problem"><option value="">不指定</option>${options(targetLevelWords)}</select>`,
})}
${field({
  name: 'commissionId',
  label: '回应的约稿',
  isOptional: true,
  input: markup``,
  control: markup`<select id="commissionId" name="commissionId" aria-describedby="commissionId-problem"><option value="">不是约稿</option></select>`,
})}
${field({ name: 'occurredTime', label: '事件时间', isOptional: true, input: markup`type="time"` })}
${field({ name: 'previouslyPublishedIn', label: '曾在何处发表', isOptional: true, input: markup`maxlength="300"` })}
</details>`;

/** The form of a report. What is entered is kept on the phone with every key. */
export const writePage: DeskPage = {
  title: '写信息 · 信息报送',
  script: 'write-page',
  body: markup`${deskBar('write')}
<main id="main">
<h1 id="heading">报送信息</h1>
<p class="muted" id="sender"></p>
<div id="asked-back" class="notice" hidden></div>
<p id="opening" class="muted" role="status">正在读取…</p>
<form id="form" novalidate hidden>
${problemSummary}
${field({
  name: 'organizationId',
  label: '报送单位',
  input: markup``,
  control: markup`<select id="organizationId" name="organizationId" aria-describedby="organizationId-problem"></select>`,
})}
${common}
${rare}
<div class="dock"><p id="saved" class="muted" role="status"></p><button class="wide" id="submit">报送</button></div>
</form>
</main>`,
};
