// The framework sends its scripts with the first bytes of a page, where they share a phone's line and its one processor
// with the picture and the words that it is about. Catalogue pages say all they have to without a script, so there the
// scripts, and on a first visit the typeface, wait until the page has been painted once.

/**
 * Runs in the page. Starts its scripts after its first paint; where nothing is painted (a tab in the background), or
 * nobody says when, without it. They are asked for no sooner: a browser compiles a script beside the page while it
 * comes, and in the page's own time once it is there. Until then a picture of nothing, over and over, keeps the load
 * event from saying that all is there. Every page carries it, so its names are short: h is that picture until the scripts
 * are started, b its address, a asks for it again, g starts them. Who comes from another page of the shop has its typeface:
 * that is told by where they come from, since to look into the browser's storage takes a phone longer than all else here.
 * What the framework is to load before it begins, `__next_s`, is nothing: it yields to the visitor between reading its
 * largest file and running it.
 */
const starter = `<script>self.__next_s=[[0,{children:""}]];((d,r)=>{if(!d.referrer.startsWith(origin))r.dataset.unpainted=""
d.addEventListener("DOMContentLoaded",()=>{let h=new Image,b=URL.createObjectURL(new Blob),a=()=>{h&&(h.src=b)},g=()=>{if(!h)return
h=0
for(let o of d.querySelectorAll("[type=later]")){let n=d.createElement("script");n.id=o.id;n.src=o.getAttribute("src");o.replaceWith(n)}
let f=()=>{delete r.dataset.unpainted}
d.fonts.load("1em latin,latinExt,cyrillic",d.title).then(f,f)}
h.onload=h.onerror=a
a()
new PerformanceObserver(l=>l.getEntriesByName("first-contentful-paint")[0]&&g()).observe({type:"paint",buffered:!0})
setTimeout(g,d.hidden?0:2e3)})})(document,document.documentElement)</script>`;

const own = /<script src="(\/_next\/static\/[^"]+)"( id="_R_")? async=""><\/script>/g;
const ahead = /<link rel="preload" as="script" fetchPriority="low" href="[^"]+"\/>/g;

/**
 * Rewrites a page as its parts go by. A tag that is cut in two by a part's end stays as it was, and its script only
 * comes sooner; a page that does not begin as the framework's do stays whole.
 * @returns a function from each part, in their order, to what is sent instead
 */
export function paintFirst(): (part: string) => string {
  let begun = false;
  return (part) => {
    let rest = part;
    if (!begun) {
      if (!part.includes("<head>")) return part;
      begun = true;
      rest = part.replace("<head>", () => `<head>${starter}`);
    }
    return rest.replace(ahead, "").replace(own, '<script type="later" src="$1"$2></script>');
  };
}
