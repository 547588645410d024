// The framework sends its scripts with the first bytes of a page, where they share a phone's line and its one processor
// with the picture and the words that it is about. Catalogue pages say all they have to without a script, so there the
// scripts, and on a first visit the typeface, wait until the page has been painted once.

/**
 * Runs in the page. Starts its scripts after its first paint; where nothing is painted (a tab in the background), or
 * nobody says when, without it. They are asked for no sooner: a browser compiles a script beside the page while it
 * comes, and in the page's own time once it is there. Until then an empty picture, over and over, keeps the load event
 * from saying that all is there.
 */
const starter = `<script>((d,r,s)=>{try{s=sessionStorage}catch{s={}}
if(!s.painted)r.dataset.unpainted=""
d.addEventListener("DOMContentLoaded",()=>{let hold=new Image,blank=URL.createObjectURL(new Blob(["<svg xmlns='http://www.w3.org/2000/svg'/>"],{type:"image/svg+xml"})),again=()=>{hold&&(hold.src=blank)},start=()=>{if(!hold)return
hold=0
for(let o of d.querySelectorAll("script[type=later]")){let n=d.createElement("script");n.async=!0;n.id=o.id;n.src=o.getAttribute("src");o.replaceWith(n)}
let dress=()=>{delete r.dataset.unpainted;s.painted=1}
d.fonts.load("1em latin,latinExt,cyrillic",d.title).then(dress,dress)}
hold.onload=hold.onerror=again
again()
new PerformanceObserver(l=>l.getEntriesByName("first-contentful-paint")[0]&&start()).observe({type:"paint",buffered:!0})
setTimeout(start,d.hidden?0:2e3)})})(document,document.documentElement)</script>`;

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
