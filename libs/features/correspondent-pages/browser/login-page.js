import { signIn } from './api.js';
import { byId, inputById } from './dom.js';
import { showProblems } from './form-problems.js';
import { keepForOffline } from './offline.js';
import { nextPage } from './session.js';

const button = /** @type {HTMLButtonElement} */ (byId('submit'));

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const username = inputById('username').value.trim();
  const password = inputById('password').value;
  const missing = [
    ...(username === '' ? [{ field: 'username', message: '请填写用户名。' }] : []),
    ...(password === '' ? [{ field: 'password', message: '请填写密码。' }] : []),
  ];
  showProblems(missing, '还不能登录：');
  if (missing.length > 0) return;
  button.disabled = true;
  signIn(username, password).then(
    () => location.replace(nextPage()),
    (error) => {
      button.disabled = false;
      showProblems([{ field: '', message: error.message }], '没有登录成功：');
    },
  );
});

keepForOffline();
