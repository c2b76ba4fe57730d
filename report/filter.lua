-- What the site and the PDF must share, in Quarto and in pandoc alone. Three passes:
-- 1. raw HTML, Typst and TeX that came with the page is dropped: nothing in a text takes effect;
-- 2. spans, quotes and links;
-- 3. divs: figures, pairs, table twins, one-format-only parts and boxes.
-- Tables have a filter of their own, tables.lua, which runs before this one. For Typst the functions that draw (nb-…) are in typst-template.typ; for HTML the looks are in theme.scss.

local typst = FORMAT:match("typst") ~= nil
local html = FORMAT:match("html") ~= nil
local in_quarto = quarto ~= nil

-- Text of 12 pixels in a figure becomes text of 7.5 points on paper.
local POINTS_PER_PIXEL = 0.575
-- A matrix of all pairs has so many small signs that it gets a landscape page of its own, and this height on it.
local LANDSCAPE_HEIGHT = 440
local MARKS = { "verdict", "pace", "trend", "movement", "rank", "uncertain", "proposal" }
local BOXES = { "notis", "ingress", "kommentar", "svar", "fotnot" }

local function raw(text)
  return pandoc.RawBlock(typst and "typst" or "html", text)
end

local function raw_inline(text)
  return pandoc.RawInline(typst and "typst" or "html", text)
end

local function typst_string(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s*\n%s*", " ") .. '"'
end

local function html_text(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;"))
end

local function folder()
  if in_quarto then
    return pandoc.path.directory(quarto.doc.input_file)
  end
  return "."
end

-- Pass 1 -------------------------------------------------------------------------------------------------------

-- Quarto keeps notes to itself in comments of this form; all else that is raw goes.
local function drop_raw(element)
  if in_quarto and element.text:match("^<!%-%- quarto%-") then
    return nil
  end
  return {}
end

-- Pass 2 -------------------------------------------------------------------------------------------------------

local function class_of(element, names)
  for _, name in ipairs(names) do
    if element.classes:includes(name) then
      return name
    end
  end
  return nil
end

local function mark(span)
  if typst and span.classes:includes("figur-id") then
    local inlines = pandoc.Inlines({ raw_inline("#box[") })
    inlines:extend(span.content)
    inlines:insert(raw_inline("]"))
    return inlines
  end
  if typst and span.classes:includes("andring") then
    return {}
  end
  if typst and span.classes:includes("sdg") then
    return raw_inline("#nb-sdg(" .. pandoc.utils.stringify(span):match("^%d+$") .. ")")
  end
  local kind = class_of(span, MARKS)
  if not (typst and kind) then
    return nil
  end
  local value = ""
  for _, class in ipairs(span.classes) do
    if class ~= kind then
      value = class
    end
  end
  local call = "#nb-mark(" .. typst_string(kind) .. ", " .. typst_string(value) .. ")["
  local inlines = pandoc.Inlines({ raw_inline(call) })
  inlines:extend(span.content)
  inlines:insert(raw_inline("]"))
  return inlines
end

-- Words that a number before them keeps to, and how long a piece with a dash or a slash may be to be kept whole.
local UNITS = {}
for _, word in ipairs({
  "%", "barn", "besök", "bostäder", "brott", "dag", "dagar", "deltagare", "elever", "fall", "företag",
  "GWh", "invånare", "kg", "km", "kronor", "lån", "mil", "minuter", "MW", "MWh", "personer", "poäng", "procent", "procentenhet", "procentenheter",
  "recept", "svar", "svarande", "tkr", "ton", "år",
}) do
  UNITS[word] = true
end
local WHOLE_LETTERS = 16
local NO_BREAK = "\u{a0}"

local function belong_together(before, after)
  if not (before and after and before.t == "Str" and after.t == "Str") then
    return false
  end
  local thousands = before.text:match("^%d%d?%d?$") and after.text:match("^%d%d%d%f[%D]")
  local unit = UNITS[after.text:match("^(.-)[%.,;:%)]*$")] or after.text:match("^%a+/%a")
  return thousands or (before.text:match("%d$") and unit)
end

local function kept_whole(text)
  local short = pandoc.text.len(text) <= WHOLE_LETTERS
  return short and (text:match("%d\u{2013}%d") or text:match("^[^/]+/[^/]+$"))
end

-- On paper no line ends within a number, or between it and its unit. A heading also becomes a bookmark, which a box
-- would be missing from; a word joiner there would stand in the text of every dash of that font.
local function keep_together(inlines, in_heading)
  local kept = pandoc.Inlines({})
  for place, inline in ipairs(inlines) do
    if inline.t == "Space" and belong_together(inlines[place - 1], inlines[place + 1]) then
      kept:insert(pandoc.Str(NO_BREAK))
    elseif inline.t == "Str" and kept_whole(inline.text) and not in_heading then
      kept:extend({ raw_inline("#box["), inline, raw_inline("]") })
    else
      kept:insert(inline)
    end
  end
  return kept
end

local function heading_together(header)
  header.content = keep_together(header.content, true)
  return header, false
end

-- Swedish has the same mark before and after, whatever pandoc's own language knows.
local function swedish_quotes(quoted)
  local sign = quoted.quotetype == "DoubleQuote" and "”" or "’"
  local inlines = pandoc.Inlines({ pandoc.Str(sign) })
  inlines:extend(quoted.content)
  inlines:insert(pandoc.Str(sign))
  return inlines
end

local identifiers = {}

local function page_link(link)
  local page, anchor = link.target:match("^([%w%-]+)%.qmd#?(.*)$")
  if not page then
    page, anchor = link.target:match("^([%w%-]+)%.html#?(.*)$")
  end
  if not page then
    if typst and link.target:sub(1, 1) == "#" and not identifiers[link.target:sub(2)] then
      return link.content
    end
    return nil
  end
  if typst then
    local target = anchor ~= "" and anchor or ("sida-" .. page)
    if not identifiers[target] then
      return link.content
    end
    link.target = "#" .. target
  elseif html and not in_quarto then
    link.target = page .. ".html" .. (anchor ~= "" and "#" .. anchor or "")
  end
  return link
end

-- Pass 3 -------------------------------------------------------------------------------------------------------

local function is_image(block)
  local plain = block.t == "Para" or block.t == "Plain" or block.t == "Figure"
  local found = false
  if plain then
    block:walk({ Image = function() found = true end })
  end
  return found
end

-- A figure div -> its facts: id, alt, size, caption (blocks).
local function figure_parts(div)
  local parts = {
    id = div.attributes["data-figure"] or div.attributes["figure"] or "",
    alt = div.attributes["alt"] or "",
    width = tonumber(div.attributes["data-width"] or div.attributes["width"]) or 700,
    height = tonumber(div.attributes["data-height"] or div.attributes["height"]) or 420,
    caption = pandoc.Blocks({}),
  }
  for _, block in ipairs(div.content) do
    if not is_image(block) then
      parts.caption:insert(block)
    end
  end
  return parts
end

local function typst_figure(div)
  local parts = figure_parts(div)
  local matrix = parts.id:match("%-matris$") ~= nil
  local points = matrix and parts.width * LANDSCAPE_HEIGHT / parts.height or parts.width * POINTS_PER_PIXEL
  local blocks = pandoc.Blocks({
    raw((matrix and "#nb-liggande[" or "") .. "#nb-figur(" .. typst_string("figures/" .. parts.id .. ".svg") .. ", "
      .. typst_string(parts.alt) .. ", " .. string.format("%.1fpt", points) .. ")["),
  })
  blocks:extend(parts.caption)
  blocks:insert(raw("]"))
  if div.identifier ~= "" and identifiers[div.identifier] == 1 then
    blocks:insert(raw("<" .. div.identifier .. ">"))
  end
  if matrix then
    blocks:insert(raw("]"))
  end
  return blocks
end

local function figure_data(id)
  local file = io.open(pandoc.path.join({ folder(), "figures", id .. ".json" }), "rb")
  if not file then
    error("figuren " .. id .. " saknar sina data: figures/" .. id .. ".json finns inte")
  end
  local text = file:read("a"):gsub("<", "\\u003c")
  file:close()
  return '<script type="application/json" class="figurdata">' .. text .. "</script>"
end

local function html_figure(div)
  local parts = figure_parts(div)
  local name = html_text(parts.id)
  local blocks = pandoc.Blocks({
    raw('<figure class="figur" id="' .. html_text(div.identifier) .. '" data-figure="' .. name .. '">'),
  })
  blocks:insert(raw(string.format(
    '<div class="figur-yta"><img src="figures/%s.svg" alt="%s" width="%d" height="%d" loading="lazy"></div>',
    name, html_text(parts.alt), parts.width, parts.height)))
  blocks:insert(raw("<figcaption>"))
  blocks:extend(parts.caption)
  blocks:insert(raw("</figcaption>"))
  blocks:insert(raw(figure_data(parts.id)))
  blocks:insert(raw("</figure>"))
  return blocks
end

local function twin(div)
  local heading = div.attributes["data-heading"] or div.attributes["heading"] or ""
  local blocks = pandoc.Blocks({})
  if typst then
    blocks:insert(raw("#nb-tvilling(" .. typst_string(heading) .. ")["))
    blocks:extend(div.content)
    blocks:insert(raw("]"))
    return blocks
  end
  blocks:insert(raw('<details class="tvilling"><summary>Visa som tabell<span class="dold">: '
    .. html_text(heading) .. "</span></summary>"))
  blocks:extend(div.content)
  blocks:insert(raw("</details>"))
  return blocks
end

local function figure_block(div)
  return typst and typst_figure(div) or html_figure(div)
end

local function typst_pair(figures, twins)
  local widths = {}
  for _, figure in ipairs(figures) do
    table.insert(widths, string.format("%dfr", figure_parts(figure).width))
  end
  local blocks = pandoc.Blocks({ raw("#nb-figurpar(widths: (" .. table.concat(widths, ", ") .. ",), ") })
  for _, figure in ipairs(figures) do
    blocks:insert(raw("["))
    blocks:extend(typst_figure(figure))
    blocks:insert(raw("],"))
  end
  blocks:insert(raw(")"))
  for _, div in ipairs(twins) do
    blocks:extend(twin(div))
  end
  return blocks
end

local function html_pair(figures, twins)
  local blocks = pandoc.Blocks({ raw('<div class="figurpar">') })
  for number, figure in ipairs(figures) do
    blocks:insert(raw('<div class="figurdel">'))
    blocks:extend(html_figure(figure))
    if twins[number] then
      blocks:extend(twin(twins[number]))
    end
    blocks:insert(raw("</div>"))
  end
  blocks:insert(raw("</div>"))
  return blocks
end

local function pair(div)
  local figures, twins = {}, {}
  for _, block in ipairs(div.content) do
    if block.t == "Div" and block.classes:includes("figur") then
      table.insert(figures, block)
    elseif block.t == "Div" and block.classes:includes("tvilling") then
      table.insert(twins, block)
    end
  end
  return typst and typst_pair(figures, twins) or html_pair(figures, twins)
end

-- An indicator's marks never stand alone at a page's foot: they keep to the sentence that says the same in words.
local function sticky(div)
  local blocks = pandoc.Blocks({ raw("#block(width: 100%, sticky: true, breakable: false)[") })
  blocks:extend(div.content)
  blocks:insert(raw("]"))
  return blocks
end

-- On paper an indicator's first sentences move on with its charts: a page does not end with a heading and a promise.
local function keep_with_figure(blocks)
  for place, block in ipairs(blocks) do
    local figure = block.t == "Div" and (block.classes:includes("figurpar") or block.classes:includes("figur"))
    local first = place
    while figure and first > 1 and blocks[first - 1].t == "Para" do
      first = first - 1
    end
    local marks = blocks[first - 1]
    if figure and marks and marks.t == "Div" and marks.classes:includes("marken") then
      for kept = first, place - 1 do
        blocks[kept] = pandoc.Div({ blocks[kept] }, { class = "vidfigur" })
      end
    end
  end
  return blocks
end

-- The words right before a table.
local function lead_in(div)
  local blocks = pandoc.Blocks({ raw("#nb-ledtext[") })
  blocks:extend(div.content)
  blocks:insert(raw("]"))
  return blocks
end

-- A table with many narrow columns of signs.
local function matrix(div)
  local blocks = pandoc.Blocks({ raw("#nb-matris[") })
  blocks:extend(div.content)
  blocks:insert(raw("]"))
  return blocks
end

local function box(div)
  local kind = class_of(div, BOXES)
  if not (typst and kind) then
    return nil
  end
  local blocks = pandoc.Blocks({ raw("#nb-ruta(" .. typst_string(kind) .. ")[") })
  blocks:extend(div.content)
  blocks:insert(raw("]"))
  return blocks
end

local function divs(div)
  local has = function(name) return div.classes:includes(name) end
  if (has("only-html") and not html) or (has("only-pdf") and not typst) then
    return {}, false
  elseif has("figurpar") then
    return pair(div), false
  elseif has("figur") then
    return figure_block(div), false
  elseif has("tvilling") then
    return twin(div), false
  elseif typst and (has("marken") or has("vidfigur")) then
    return sticky(div)
  elseif typst and has("ledtext") then
    return lead_in(div)
  elseif typst and has("matris") then
    return matrix(div)
  end
  return box(div)
end

local function collect(element)
  if element.identifier ~= "" then
    identifiers[element.identifier] = (identifiers[element.identifier] or 0) + 1
  end
end

function Pandoc(doc)
  doc = doc:walk({ RawBlock = drop_raw, RawInline = drop_raw })
  doc:walk({ Header = collect, Div = collect })
  if typst then
    doc = doc:walk({ Blocks = keep_with_figure })
    doc = doc:walk({ traverse = "topdown", Header = heading_together, Inlines = function(all) return keep_together(all) end })
  end
  doc = doc:walk({ Span = mark, Quoted = swedish_quotes, Link = page_link })
  return doc:walk({ traverse = "topdown", Div = divs })
end
