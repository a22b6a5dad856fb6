import { ask } from './api.js';
import { showAuthors } from './author-list.js';
import { fieldFor, missingIn, problemsOfForm } from './check-draft.js';
import { byId, fill, inputById, make } from './dom.js';
import { draftOfReport, isEmpty, newDraft } from './draft.js';
import { showProblems } from './form-problems.js';
import { momentText } from './moments.js';
import { beginPage } from './offline.js';
import { lengthOf } from './paragraphs.js';
import { getDraft, putDraft } from './phone-store.js';
import { showPictures } from './picture-list.js';
import { NoConnection, Problem, SignedOut } from './problem.js';
import { keepCopy } from './server-copy.js';
import { sendDraft } from './send-draft.js';
import { whoIsHere } from './session.js';

/** Fields that hold one line of text or a choice, by their name in the draft. */
const plainFields = /** @type {const} */ ([
  'title',
  'text',
  'occurredOn',
  'occurredTime',
  'signedOffBy',
  'contactPhone',
  'previouslyPublishedIn',
  'targetLevel',
  'urgency',
  'commissionId',
  'organizationId',
]);

const button = /** @type {HTMLButtonElement} */ (byId('submit'));
const parameters = new URLSearchParams(location.search);

/**
 * The draft of the address, or a new one.
 * @param {import('./types').Identity} identity
 */
async function startingDraft(identity) {
  const id = parameters.get('draft') || parameters.get('report');
  const kept = id && (await getDraft(id, identity.userId));
  if (kept) return kept;
  if (id && parameters.has('report')) return takeBack(id, identity);
  const draft = newDraft(identity);
  draft.commissionId = parameters.get('commission') || '';
  if (draft.commissionId) draft.category = 'commissioned';
  return draft;
}

/**
 * @param {string} id
 * @param {import('./types').Identity} identity
 */
async function takeBack(id, identity) {
  /** @type {import('./types').Report} */
  const report = (await ask('GET', `/submissions/${id}`)).body;
  const assets = [];
  for (const assetId of report.assetIds) assets.push((await ask('GET', `/assets/${assetId}`)).body);
  return draftOfReport(report, assets, identity.userId);
}

/**
 * @param {import('./types').Identity} identity
 * @param {import('./types').Draft} draft
 */
function showForm(identity, draft) {
  const units = byId('organizationId');
  fill(units, ...identity.units.map(({ id, name }) => make('option', { value: id }, name)));
  const only = identity.units.length === 1 ? identity.units[0] : undefined;
  /** @type {HTMLElement} */ (units.parentElement).hidden = only !== undefined || draft.isResent;
  byId('sender').textContent = only ? `${only.name} · ${identity.displayName}` : identity.displayName;
  if (draft.isResent) {
    byId('heading').textContent = draft.askedBack ? '修改后重报' : '修改报送';
    button.textContent = draft.askedBack ? '重报' : '提交修改';
  }
  for (const name of plainFields) inputById(name).value = draft[name];
  inputById('firstSubmission').checked = draft.firstSubmission;
  for (const radio of document.querySelectorAll('input[name=category]')) {
    const choice = /** @type {HTMLInputElement} */ (radio);
    choice.checked = choice.value === draft.category;
  }
  const hasRare =
    draft.firstSubmission ||
    draft.urgency !== 'normal' ||
    draft.targetLevel ||
    draft.commissionId ||
    draft.occurredTime ||
    draft.previouslyPublishedIn;
  if (hasRare) /** @type {HTMLDetailsElement} */ (byId('more')).open = true;
  tellLength(draft);
  showQuestion(draft);
}

/**
 * What the desk asked for, and where it belongs.
 * @param {import('./types').Draft} draft
 */
function showQuestion({ askedBack }) {
  if (!askedBack) return;
  const note = byId('asked-back');
  fill(note, make('strong', {}, `${askedBack.name}请您补充：`), make('p', {}, askedBack.reason));
  note.hidden = false;
  for (const field of askedBack.missing.map(fieldFor)) {
    const line = document.getElementById(`${field}-problem`);
    if (!line) continue;
    line.textContent = '编辑请您补充或更正这一项。';
    line.hidden = false;
  }
}

/** @param {import('./types').Draft} draft */
function tellLength({ text }) {
  const length = lengthOf(text);
  byId('text-count').textContent = length > 0 ? `${length} 字` : '';
}

/**
 * What the form says now.
 * @param {import('./types').Draft} draft
 */
function readForm(draft) {
  const before = draft.text;
  for (const name of plainFields) draft[name] = inputById(name).value;
  if (draft.text !== before) draft.keptHtml = null;
  draft.firstSubmission = inputById('firstSubmission').checked;
  const chosen = document.querySelector('input[name=category]:checked');
  draft.category = chosen ? /** @type {HTMLInputElement} */ (chosen).value : '';
}

/** @param {import('./types').Draft} draft */
async function save(draft) {
  if (isEmpty(draft)) return;
  draft.savedAt = Date.now();
  await putDraft(draft);
  const address = `/desk/write?draft=${draft.id}`;
  if (location.pathname + location.search !== address) history.replaceState(null, '', address);
  tellSaved(draft);
}

/**
 * Said once a minute, not with every key.
 * @param {import('./types').Draft} draft
 */
function tellSaved({ savedAt }) {
  const text = `已保存在本机 ${momentText(savedAt)}`;
  const line = byId('saved');
  if (line.textContent !== text) line.textContent = text;
}

/**
 * Sends it, or leaves it waiting and says for what.
 * @param {import('./types').Draft} draft
 */
async function send(draft) {
  const missing = missingIn(draft);
  showProblems(missing);
  if (missing.length > 0) return;
  draft.state = 'waiting';
  await save(draft);
  const label = button.textContent || '';
  button.disabled = true;
  try {
    const receipt = await sendDraft(draft, (text) => {
      button.textContent = text;
    });
    location.replace(`/desk/report?id=${receipt.id}&sent=1`);
  } catch (error) {
    button.disabled = false;
    button.textContent = label;
    await tellWhyNot(draft, error);
  }
}

/**
 * @param {import('./types').Draft} draft
 * @param {unknown} error
 */
async function tellWhyNot(draft, error) {
  const saved = byId('saved');
  if (error instanceof NoConnection) {
    saved.textContent = '没有网络。已保存在本机，联网后自动报送。';
  } else if (error instanceof SignedOut) {
    const next = encodeURIComponent(`/desk/write?draft=${draft.id}`);
    const login = { class: 'button second wide', href: `/desk/login?next=${next}` };
    fill(saved, '登录已过期，内容已保存在本机。', make('a', login, '登录后继续报送'));
  } else {
    // The person has something to correct: it waits for nothing.
    draft.state = 'writing';
    await putDraft(draft);
    if (!(error instanceof Problem)) throw error;
    showProblems(problemsOfForm(error));
  }
}

/**
 * Requests that wait for an answer of one's unit, to be chosen in the form.
 * @param {import('./types').Draft} draft
 */
async function offerCommissions(draft) {
  const { body } = await ask('GET', '/commissions?mine=true&state=issued&limit=50');
  const choices = byId('commissionId');
  for (const { id, title, dueOn } of body.items) {
    choices.appendChild(make('option', { value: id }, `${title}（${dueOn} 前）`));
  }
  inputById('commissionId').value = draft.commissionId;
}

async function run() {
  beginPage();
  const identity = await whoIsHere();
  if (identity.units.length === 0) {
    byId('opening').textContent = '您的账号还不是任何单位的通讯员，请联系本单位管理员。';
    return;
  }
  const draft = await startingDraft(identity);
  const nameOf = () => {
    const unit = identity.units.find(({ id }) => id === draft.organizationId);
    return unit ? unit.name : '';
  };
  const saveNow = () => save(draft);
  showForm(identity, draft);
  showAuthors(draft, saveNow, nameOf).showAll();
  byId('form').addEventListener('input', () => {
    readForm(draft);
    draft.state = 'writing';
    tellLength(draft);
    void saveNow();
  });
  // A title is one line, however many lines it takes on the screen.
  inputById('title').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void send(draft);
  });
  window.addEventListener('online', () => {
    if (draft.state === 'waiting' && !button.disabled) void send(draft);
  });
  void offerCommissions(draft).catch(() => undefined);
  keepCopy(draft);
  byId('opening').remove();
  byId('form').hidden = false;
  await showPictures(draft, saveNow).showAll();
  if (draft.savedAt > 0) tellSaved(draft);
  if (draft.state === 'waiting') await send(draft);
}

void run();
