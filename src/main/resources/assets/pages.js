// What moves on every page: the two days of the date bar. Without this script it is a plain form.
(() => {
  'use strict';

  const DAY = 86400000;
  const PAUSE = 250; // until a day that is being slid over is asked for
  const BEAT = 450; // between two months while playing

  const form = document.getElementById('dates');
  const stays = form.getAttribute('hx-swap') === 'none'; // a form that is being filled in
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const inWords = (day) =>
    new Date(day).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

  class Dial {
    constructor(slide) {
      this.slide = slide;
      this.date = document.getElementById(slide.dataset.for);
      this.play = form.querySelector(`button[data-for="${slide.dataset.for}"]`);
      this.first = Date.parse(slide.dataset.first);
      this.label = this.play.getAttribute('aria-label').slice('Play'.length);
      this.playing = false;
      slide.hidden = this.play.hidden = false;
      this.follow();
      slide.addEventListener('input', () => this.to(this.first + slide.value * DAY));
      slide.addEventListener('keydown', (event) => this.key(event));
      this.date.addEventListener('change', () => this.date.value && this.to(Date.parse(this.date.value)));
      this.play.addEventListener('click', () => (this.playing ? this.stop() : this.start()));
    }

    follow() {
      this.slide.value = Math.round((Date.parse(this.date.value) - this.first) / DAY);
      this.slide.setAttribute('aria-valuetext', inWords(this.date.value));
    }

    last() {
      return this.first + this.slide.max * DAY;
    }

    isAtEnd() {
      return this.slide.valueAsNumber >= Number(this.slide.max);
    }

    to(time, atOnce = false) {
      this.date.value = iso(time);
      this.follow();
      ask(atOnce ? 0 : PAUSE);
    }

    /** The same day of another month, or its last one. */
    months(count) {
      const day = new Date(this.date.value);
      const then = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + count, 1));
      const days = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
      return then.setUTCDate(Math.min(day.getUTCDate(), days));
    }

    key(event) {
      const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
      const page = { PageUp: 1, PageDown: -1 }[event.key];
      const months = page || (way && (event.ctrlKey || event.altKey ? 12 * way : event.shiftKey ? way : 0));
      if (months) {
        event.preventDefault();
        this.to(Math.min(this.last(), Math.max(this.first, this.months(months))));
      }
    }

    start() {
      dials.forEach((dial) => dial.stop());
      this.playing = true;
      this.show();
      this.step(this.isAtEnd() ? this.first : this.months(1));
    }

    step(time) {
      if (this.playing) {
        this.to(Math.min(time, this.last()), true);
      }
    }

    arrived() {
      clearTimeout(this.next); // each part of the page that is exchanged says that it has arrived
      if (this.playing && !this.isAtEnd()) {
        this.next = setTimeout(() => this.step(this.months(1)), BEAT);
      } else {
        this.stop();
      }
    }

    stop() {
      this.playing = false;
      this.show();
    }

    show() {
      this.play.classList.toggle('on', this.playing);
      this.play.textContent = this.playing ? 'Pause' : 'Play';
      this.play.setAttribute('aria-label', this.play.textContent + this.label);
    }
  }

  let waiting;
  const ask = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.dispatchEvent(new Event('days')), pause);
  };

  document.documentElement.classList.add('scripted');
  const dials = [...form.querySelectorAll('input[type=range]')].map((slide) => new Dial(slide));

  // A film is one step back in the history, not one for each month; a form is left by one.
  form.addEventListener('htmx:configRequest', () => {
    const same = stays || dials.some((dial) => dial.playing);
    const [way, other] = same ? ['hx-replace-url', 'hx-push-url'] : ['hx-push-url', 'hx-replace-url'];
    form.setAttribute(way, 'true');
    form.removeAttribute(other); // false would be obeyed before the other one
  });

  // The way back to today is a link, which would leave what is written on a form behind.
  document.getElementById('seen').parentNode.addEventListener('click', (event) => {
    if (stays && event.target.closest('#seen a')) {
      event.preventDefault();
      dials.forEach((dial) => dial.to(Date.parse(form.dataset.today), true));
    }
  });
  document.addEventListener('htmx:configRequest', (event) => (event.detail.headers.Accept = 'text/html'));

  // Where the date bar ends, for heads of tables that stay in sight below it, and for what is jumped to.
  const bar = form.closest('.when');
  new ResizeObserver(() => {
    const { style } = document.documentElement;
    style.setProperty('--dials', `${form.offsetHeight}px`);
    style.setProperty('--bar', `${bar.offsetHeight}px`);
  }).observe(bar);

  /** Charts need two more scripts, which other pages do not load. */
  let loading;
  const load = (source) =>
    new Promise((done, failed) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  const draw = async () => {
    if (document.querySelector('[data-chart]')) {
      const { echarts, charts } = document.body.dataset;
      loading ??= load(echarts).then(() => load(charts));
      await loading;
      window.trancheCharts.draw();
    }
  };
  draw();

  document.addEventListener('htmx:afterSettle', () => {
    draw();
    dials.forEach((dial) => dial.playing && dial.arrived());
  });
  document.addEventListener('htmx:sendError', () => dials.forEach((dial) => dial.stop()));

  // What was opened on hover or focus can be put away without moving.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.activeElement?.matches('.fact')) {
      document.activeElement.blur();
    }
  });
})();
