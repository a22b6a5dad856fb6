/**
 * Players that remember: where one stopped and how fast, by episode, in this browser alone; an episode that is new to a
 * listener plays as fast as the last one. Skips, speeds, chapters. Without it the same page has the browser's own player. Written for browsers of ten years
 * ago.
 */
export const playerScript = `
(function () {
  'use strict';
  function each(list, work) { Array.prototype.forEach.call(list, work); }

  function kept(key) {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { return {}; }
  }

  function keep(key, value) {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch (error) {
      // A reader who keeps nothing begins anew.
    }
  }

  function set(box) {
    var audio = box.querySelector('audio');
    if (!audio) return;
    var key = 'haojiao-heard-' + box.getAttribute('data-player');
    var before = kept(key);
    var tools = box.querySelector('.player-tools');
    var speed = box.querySelector('select');
    var saved = -1;
    var begun = false;

    function resume() {
      if (begun) return;
      begun = true;
      if (before.at > 5 && (!audio.duration || before.at < audio.duration - 5)) audio.currentTime = before.at;
    }

    function save() {
      if (!begun) return;
      saved = audio.currentTime;
      keep(key, { at: Math.floor(saved), rate: audio.playbackRate });
    }

    function jump(to) {
      begun = true;
      function go() { audio.currentTime = Math.max(0, Math.min(to, audio.duration || to)); }
      if (audio.readyState > 0) go();
      else { audio.addEventListener('loadedmetadata', go, { once: true }); audio.load(); }
    }

    function start(at) {
      jump(at);
      audio.play().catch(function () {});
    }

    function skip(by) { jump((begun ? audio.currentTime : before.at || 0) + by); }

    function toggle() { if (audio.paused) audio.play().catch(function () {}); else audio.pause(); }

    function session() {
      if (!('mediaSession' in navigator) || !window.MediaMetadata) return;
      var cover = box.querySelector('img');
      navigator.mediaSession.metadata = new MediaMetadata({
        title: audio.getAttribute('aria-label'),
        artist: box.getAttribute('data-from'),
        artwork: cover ? [{ src: cover.src }] : []
      });
      var acts = {
        play: toggle, pause: toggle,
        seekbackward: function () { skip(-15); }, seekforward: function () { skip(30); }
      };
      for (var name in acts) try { navigator.mediaSession.setActionHandler(name, acts[name]); } catch (error) { continue; }
    }

    audio.playbackRate = audio.defaultPlaybackRate = before.rate || kept('haojiao-speed').rate || 1;
    box.setAttribute('data-kept', before.at || 0);
    if (speed) speed.value = String(audio.playbackRate);
    audio.addEventListener('loadedmetadata', resume);
    audio.addEventListener('jump', function (event) { start(event.detail); });
    audio.addEventListener('play', function () {
      if (audio.readyState > 0) resume();
      session();
      each(document.querySelectorAll('[data-player] audio'), function (other) { if (other !== audio) other.pause(); });
    });
    audio.addEventListener('timeupdate', function () { if (Math.abs(audio.currentTime - saved) >= 5) save(); });
    audio.addEventListener('pause', save);
    audio.addEventListener('ended', function () { keep(key, null); before = {}; });
    window.addEventListener('pagehide', save);
    each(box.querySelectorAll('[data-skip]'), function (button) {
      button.addEventListener('click', function () { skip(Number(button.getAttribute('data-skip'))); });
    });
    each(box.querySelectorAll('[data-at]'), function (link) {
      link.addEventListener('click', function (event) {
        event.preventDefault();
        start(Number(link.getAttribute('data-at')));
      });
    });
    if (speed) speed.addEventListener('change', function () {
      begun = begun || audio.readyState > 0;
      audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value);
      keep(key, { at: Math.floor(begun ? audio.currentTime : before.at || 0), rate: audio.playbackRate });
      keep('haojiao-speed', { rate: audio.playbackRate });
    });
    box.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target === speed) return;
      if (event.key === 'j') skip(-15);
      else if (event.key === 'l') skip(30);
      else if (event.key === 'k') toggle();
    });
    if (tools) tools.hidden = false;
  }

  each(document.querySelectorAll('[data-player]'), set);
})();
`
  .trim()
  .replace(/\n\s+/g, '\n');
