import { askAsStranger, signIn } from './api.js';
import { byId, inputById } from './dom.js';
import { showProblems } from './form-problems.js';
import { Problem } from './problem.js';

const button = /** @type {HTMLButtonElement} */ (byId('submit'));
const password = inputById('password');
const show = inputById('show');

show.addEventListener('change', () => {
  password.type = show.checked ? 'text' : 'password';
});

/** @param {Record<string, string>} entered */
function missingIn({ displayName, username, password: secret }) {
  return [
    ...(displayName ? [] : [{ field: 'displayName', message: '请填写姓名。' }]),
    ...(username ? [] : [{ field: 'username', message: '请填写用户名。' }]),
    ...(secret ? [] : [{ field: 'password', message: '请设置密码。' }]),
  ];
}

/**
 * Words for what the api refuses by its shape alone.
 * @type {Record<string, string>}
 */
const words = {
  displayName: '姓名最多 60 个字。',
  username: '用户名 2–63 位，以字母或数字开头，只能用字母、数字和 . _ -。',
  phone: '手机号只能有数字、空格和短横线，5–20 位。',
};

/** @param {Problem} problem */
function problemsOf({ faults, message }) {
  if (faults.length === 0) return [{ field: '', message }];
  return faults.map(({ path, code, message: told }) => ({
    field: path,
    message: (code.startsWith('username_') || code.startsWith('password_') ? '' : words[path]) || told,
  }));
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : '';
}

async function join() {
  const entered = {
    displayName: inputById('displayName').value.trim(),
    username: inputById('username').value.trim(),
    password: password.value,
    phone: inputById('phone').value.trim(),
  };
  const missing = missingIn(entered);
  showProblems(missing, '还不能加入：');
  if (missing.length > 0) return;
  button.disabled = true;
  const token = decodeURIComponent(location.pathname.split('/').pop() || '');
  try {
    await askAsStranger('/invitations/join', { ...entered, token, phone: entered.phone || null });
    await signIn(entered.username, entered.password);
    location.replace('/desk/write');
  } catch (error) {
    button.disabled = false;
    const problem = error instanceof Problem ? error : new Problem(0, { detail: messageOf(error) });
    showProblems(problemsOf(problem), '没有加入成功：');
  }
}

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  void join();
});
