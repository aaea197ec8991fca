// Shows what is recorded elsewhere: a page that looks at today fetches itself again when the book
// has moved on. It waits while its reader types, marks text, or plays the days.
(() => {
  'use strict';

  const RETRY = 30000; // until a server that turned this window away is asked again
  const PATIENCE = 1000; // until a reader who is busy is looked after again
  const SHARE = 5; // a page that takes a second to fetch is fetched every five at most

  const main = () => document.getElementById('main');
  const all = (selector) => [...main().querySelectorAll(selector)];
  const FIELDS = 'input:not([type=hidden]), textarea, select, [contenteditable]';

  let position = Number(document.body.dataset.live);
  let stream;
  let stale = false;
  let typed = false;
  let fetching = false;
  let waiting;
  let rest = 0;

  const isToday = () => document.getElementById('seen').classList.contains('today');

  const isBusy = () =>
    typed ||
    document.hidden ||
    document.querySelector('.play.on') ||
    document.querySelector('#dates.htmx-request') ||
    !getSelection().isCollapsed ||
    (main().contains(document.activeElement) && document.activeElement.matches(FIELDS)) ||
    all('form[method=post]').some((form) => form.querySelector(FIELDS));

  /** A page of one contract has no news from another one. */
  const concerns = (news) => {
    const contract = /^\/contracts\/([^/]+)$/.exec(location.pathname);
    return !contract || !news.streams || news.streams.includes(decodeURIComponent(contract[1]));
  };

  /** What the reader has opened, scrolled and focused, to be found again in the new page. */
  const name = (node) => [node.tagName, node.id, node.getAttribute('href'), node.textContent.trim()].join('|');
  const keep = () => {
    const open = all('details').map((each) => each.open);
    const across = all('.wide').map((each) => each.scrollLeft);
    const down = scrollY;
    const focused = main().contains(document.activeElement) ? document.activeElement : undefined;
    const alike = focused && all(focused.tagName).filter((each) => name(each) === name(focused));
    const place = focused && { name: name(focused), tag: focused.tagName, number: alike.indexOf(focused) };
    return () => {
      all('details').forEach((each, i) => (each.open = open[i] ?? each.open));
      all('.wide').forEach((each, i) => (each.scrollLeft = across[i] ?? 0));
      if (place) {
        const found = all(place.tag).filter((each) => name(each) === place.name);
        (found[place.number] ?? found[0])?.focus({ preventScroll: true });
      }
      scrollTo({ top: down, behavior: 'instant' });
    };
  };

  const later = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(fetchAgain, pause);
  };

  const say = (text) => (document.getElementById('live').textContent = text);

  const fetchAgain = async () => {
    if (!stale) {
      return;
    }
    if (!isToday()) {
      say('More has been recorded since; this is the book of another day.');
      return;
    }
    if (fetching || isBusy()) {
      say('More has been recorded since; it is shown when you are done here.');
      later(PATIENCE);
      return;
    }
    stale = false;
    fetching = true;
    const began = performance.now();
    try {
      await htmx.ajax('GET', location.pathname + location.search, { target: '#main', select: '#main', swap: 'outerHTML' });
    } catch {
      stale = true; // the network was away, or the program
      later(RETRY);
    } finally {
      fetching = false;
      rest = performance.now() + SHARE * (performance.now() - began);
    }
  };

  let restore;
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (fetching && event.detail.requestConfig.elt === document.body) {
      const refused = event.detail.xhr.status !== 200;
      if (refused || isBusy() || !isToday()) {
        event.detail.shouldSwap = false;
        stale = true;
        later(refused ? RETRY : PATIENCE);
      } else {
        restore = keep();
      }
    }
  });
  document.addEventListener('htmx:afterSwap', () => (typed = false));
  document.addEventListener('htmx:afterSettle', () => {
    if (restore) {
      restore();
      restore = undefined;
      const now = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      say(`Brought up to date at ${now}.`);
    }
  });
  document.addEventListener('input', (event) => (typed ||= main().contains(event.target)));

  const listen = () => {
    if (stream && stream.readyState !== EventSource.CLOSED) {
      return;
    }
    stream = new EventSource(`/live?after=${position}`);
    stream.addEventListener('news', (event) => {
      const news = JSON.parse(event.data);
      if (news.position > position) {
        position = news.position;
        stale ||= concerns(news);
        later(Math.max(0, rest - performance.now()));
      }
    });
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) {
        setTimeout(() => !document.hidden && listen(), RETRY);
      }
    });
  };
  const leave = () => stream?.close();

  // A browser keeps few connections to one host: a window that nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : listen()));
  addEventListener('pagehide', leave);
  addEventListener('pageshow', (event) => event.persisted && listen());
  addEventListener('load', () => setTimeout(() => !document.hidden && listen(), PATIENCE));
})();
