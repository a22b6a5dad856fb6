import { ask } from './api.js';
import { problemsOfForm } from './check-draft.js';
import { byId, fill, inputById, make, makeButton } from './dom.js';
import { factList } from './figures.js';
import { showProblems } from './form-problems.js';
import { beginPage } from './offline.js';
import { NoConnection, Problem } from './problem.js';
import { tellIn, whoIsHere } from './session.js';

const fields = ['legalName', 'bankName', 'bankAccount', 'phone'];
const line = byId('state');

/** Of what is kept; empty: nothing is. */
let version = '';

/** @param {import('./types').PayeeData} data */
function factsOf({ legalName, bankName, bankAccount, phone }) {
  return factList([
    ['收款人', legalName],
    ['开户银行', bankName],
    ['银行卡号', bankAccount],
    ['手机号', phone],
  ]);
}

/** @param {boolean} isShown */
function showForm(isShown) {
  for (const name of fields) inputById(name).value = '';
  showProblems([]);
  byId('form').hidden = !isShown;
}

/** @param {import('./types').PayeeData} masked */
function showKept(masked) {
  const facts = make('div', {}, factsOf(masked));
  const hide = () => fill(facts, factsOf(masked));
  // Nobody should find it open on a phone that was laid aside.
  document.onvisibilitychange = hide;
  const erasure = make('details', { class: 'inner' }, make('summary', {}, '删除'));
  erasure.appendChild(makeButton('确认删除收款信息', 'second wide', () => tellIn(line, erase)));
  fill(
    byId('kept'),
    facts,
    makeButton('查看完整信息', 'second wide', () =>
      tellIn(line, async () => {
        const { body } = await ask('POST', '/me/payee/looks');
        fill(facts, factsOf(body), makeButton('遮住', 'second wide', hide));
      }),
    ),
    makeButton('更换', 'second wide', () => {
      showForm(true);
      byId('legalName').focus();
    }),
    erasure,
  );
  showForm(false);
}

async function erase() {
  try {
    await ask('DELETE', '/me/payee', { headers: { 'if-match': version } });
    await read();
  } catch (error) {
    if (!isOutdated(error)) throw error;
    await readAgain(error);
  }
}

/**
 * Whether another page or phone changed it meanwhile.
 * @param {unknown} error
 * @returns {error is Problem}
 */
function isOutdated(error) {
  return error instanceof Problem && error.status === 412;
}

/** @param {Problem} because */
async function readAgain({ message }) {
  await read();
  line.textContent = message;
}

/** Nothing that was whole stays on the page. */
async function read() {
  try {
    const { body, etag } = await ask('GET', '/me/payee');
    version = etag;
    line.textContent = '';
    showKept(body);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'payee_not_found') throw error;
    version = '';
    line.textContent = '还没有登记。';
    document.onvisibilitychange = null;
    fill(byId('kept'));
    showForm(true);
  }
}

/** What is missing; the api asks the same and more. */
function missing() {
  const problems = [];
  if (inputById('legalName').value.trim() === '')
    problems.push({ field: 'legalName', message: '请填写收款人姓名。' });
  if (inputById('bankName').value.trim() === '')
    problems.push({ field: 'bankName', message: '请填写开户银行。' });
  if (!/^\d{8,30}$/.test(inputById('bankAccount').value.replace(/[ -]/g, '')))
    problems.push({ field: 'bankAccount', message: '银行卡号应为 8–30 位数字。' });
  return problems;
}

async function save() {
  const [legalName, bankName, bankAccount, phone] = fields.map((name) => inputById(name).value.trim());
  /** @type {Record<string, string>} */
  const headers = version === '' ? {} : { 'if-match': version };
  try {
    await ask('PUT', '/me/payee', {
      body: { legalName, bankName, bankAccount, phone: phone || null },
      headers,
    });
    await read();
    line.textContent = '已保存。';
  } catch (error) {
    if (isOutdated(error)) return readAgain(error);
    if (error instanceof Problem) return showProblems(problemsOfForm(error), heading);
    if (error instanceof NoConnection) return showProblems([{ field: '', message: error.message }], heading);
    throw error;
  }
}

const heading = '还不能保存，请补正：';

async function run() {
  beginPage();
  await whoIsHere();
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const problems = missing();
    showProblems(problems, heading);
    if (problems.length > 0) return;
    const button = /** @type {HTMLButtonElement} */ (byId('submit'));
    button.disabled = true;
    const done = () => {
      button.disabled = false;
    };
    tellIn(line, save).then(done, done);
  });
  await tellIn(line, read);
}

void run();
