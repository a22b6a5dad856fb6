/**
 * The page of one episode while it plays: how much of the wave was heard, which chapter it is in, the line that is being
 * said, a transcript whose lines lead to their moments. Works with the player that `player-script` has set up. Written
 * for browsers of ten years ago.
 */
export const listeningScript = `
(function () {
  'use strict';
  var box = document.querySelector('[data-player]');
  var audio = box && box.querySelector('audio');
  if (!audio) return;
  var wave = box.querySelector('.wave');
  var now = box.querySelector('.player-now');
  var chapters = box.querySelectorAll('[data-at]');
  var element = audio.querySelector('track');
  var place = document.querySelector('.transcript');
  var isCalm = window.matchMedia && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  var list = null;
  var current = null;
  var said = null;

  function each(list, work) { Array.prototype.forEach.call(list, work); }
  function total() { return audio.duration || Number(box.getAttribute('data-seconds')) || 0; }
  function go(to) { audio.dispatchEvent(new CustomEvent('jump', { detail: to })); }

  function clock(seconds) {
    var whole = Math.floor(seconds);
    var tail = ('0' + whole % 60).slice(-2);
    var minutes = Math.floor(whole / 60);
    return minutes < 60 ? minutes + ':' + tail : Math.floor(minutes / 60) + ':' + ('0' + minutes % 60).slice(-2) + ':' + tail;
  }

  function say(words) {
    now.hidden = !words;
    now.textContent = words;
  }

  function show(at) {
    if (wave && total()) each(wave.querySelectorAll('stop'), function (stop) { stop.setAttribute('offset', at / total()); });
    var last = null;
    each(chapters, function (link) {
      link.removeAttribute('aria-current');
      if (Number(link.getAttribute('data-at')) <= at + .2) last = link;
    });
    if (last) last.setAttribute('aria-current', 'true');
  }

  function only(button) {
    each(list.querySelectorAll('[tabindex="0"]'), function (other) { other.tabIndex = -1; });
    button.tabIndex = 0;
  }

  function mark(button) {
    if (current) current.removeAttribute('aria-current');
    current = button;
    if (!button) return;
    button.setAttribute('aria-current', 'true');
    if (list.contains(document.activeElement)) return;
    only(button);
    var top = button.offsetTop - (list.clientHeight - button.offsetHeight) / 2;
    if (isCalm || !list.scrollTo) list.scrollTop = top;
    else list.scrollTo({ top: top, behavior: 'smooth' });
  }

  function build() {
    var cues = element.track.cues;
    if (!place || list || !cues || !cues.length) return;
    list = document.createElement('ol');
    list.className = 'cues';
    each(cues, function (cue, index) {
      var button = document.createElement('button');
      var time = document.createElement('span');
      var words = document.createElement('span');
      button.type = 'button';
      button.tabIndex = index ? -1 : 0;
      time.textContent = clock(cue.startTime);
      words.textContent = cue.getCueAsHTML().textContent;
      button.appendChild(time);
      button.appendChild(words);
      button.addEventListener('click', function () { go(cue.startTime); only(button); });
      list.appendChild(document.createElement('li')).appendChild(button);
    });
    list.addEventListener('keydown', function (event) {
      var item = event.target.parentNode;
      var next = event.key === 'ArrowDown' ? item.nextSibling : event.key === 'ArrowUp' ? item.previousSibling : null;
      if (!next) return;
      event.preventDefault();
      only(next.firstChild);
      next.firstChild.focus();
    });
    var text = place.querySelector('.said');
    text.parentNode.replaceChild(list, text);
    said = null;
    follow();
  }

  function follow() {
    var active = element.track.activeCues;
    // One that ends in this very moment still counts as active.
    var cue = active && active.length ? active[active.length - 1] : null;
    if (cue === said) return;
    said = cue;
    say(cue ? cue.getCueAsHTML().textContent : '');
    if (list) mark(cue ? list.children[Array.prototype.indexOf.call(element.track.cues, cue)].firstChild : null);
  }

  function listen() { if (element.track.mode === 'disabled') element.track.mode = 'hidden'; }

  if (wave) wave.addEventListener('click', function (event) {
    var room = wave.getBoundingClientRect();
    if (total()) go((event.clientX - room.left) / room.width * total());
  });
  ['timeupdate', 'seeked'].forEach(function (name) {
    audio.addEventListener(name, function () { show(audio.currentTime); });
  });
  if (element && element.track) {
    element.addEventListener('load', build);
    element.track.addEventListener('cuechange', follow);
    audio.addEventListener('timeupdate', follow);
    audio.addEventListener('play', listen);
    if (place) place.addEventListener('toggle', listen);
  }
  var kept = Number(box.getAttribute('data-kept'));
  if (kept > 5) {
    show(kept);
    say(now.getAttribute('data-kept-words') + ' ' + clock(kept));
    audio.addEventListener('play', function () { say(''); }, { once: true });
  }
})();
`
  .trim()
  .replace(/\n\s+/g, '\n');
