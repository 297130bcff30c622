# R has no divergences by name: these are the formulas that people write with it, and the deviances of its families,
# half of which are divergences by their documentation. jsonlite reads and writes JSON.

if (!requireNamespace("jsonlite", quietly = TRUE)) {
  message("jsonlite is not installed; install it with: Rscript -e 'install.packages(\"jsonlite\")'")
  quit(status = 2)
}

unsupported <- structure(list(), class = "unsupported")

# Where p is not zero: 0 ln 0 = 0.
sum_where_nonzero <- function(p, terms) sum(ifelse(p == 0, 0, terms))

entropy <- function(p) -sum_where_nonzero(p, p * log(p))
cross_entropy <- function(p, q) -sum_where_nonzero(p, p * log(q))
kl <- function(p, q) sum_where_nonzero(p, p * log(p / q))
js <- function(p, q) (kl(p, (p + q) / 2) + kl(q, (p + q) / 2)) / 2
coefficient <- function(p, q) sum(sqrt(p * q))
chi_squared <- function(p, q) sum((p - q)^2 / q)
power_sum <- function(p, q, alpha) sum(p^alpha * q^(1 - alpha))

renyi <- function(p, q, alpha) if (alpha == 1) kl(p, q) else log(power_sum(p, q, alpha)) / (alpha - 1)
tsallis <- function(p, q, alpha) if (alpha == 1) kl(p, q) else (power_sum(p, q, alpha) - 1) / (alpha - 1)
renyi_entropy <- function(p, alpha) if (alpha == 1) entropy(p) else log(sum(p^alpha)) / (1 - alpha)
tsallis_entropy <- function(p, alpha) if (alpha == 1) entropy(p) else (1 - sum(p^alpha)) / (alpha - 1)

# A joint distribution comes as a list of its rows.
as_table <- function(rows) do.call(rbind, rows)
mutual_information <- function(joint) {
  joint <- as_table(joint)
  kl(joint, outer(rowSums(joint), colSums(joint)))
}
conditional_entropy <- function(joint) {
  joint <- as_table(joint)
  entropy(joint) - entropy(rowSums(joint))
}

# Half the deviance of one observation y of a fit mu: the divergence between the members with those means.
half_deviance <- function(family, y, mu) family$dev.resids(y, mu, 1) / 2

family_kl <- function(p, q) {
  if (p$family != q$family) return(unsupported)
  switch(p$family,
    bernoulli = half_deviance(binomial(), p$prob, q$prob),
    poisson = half_deviance(poisson(), p$rate, q$rate),
    exponential = half_deviance(Gamma(), 1 / p$rate, 1 / q$rate),
    unsupported
  )
}

textbook_kl <- "sum(ifelse(p == 0, 0, p * log(p / q)))"

operations <- list(
  entr = list("-x * log(x), 0 at 0", function(x) entropy(x)),
  rel_entr = list("x * log(x / y), 0 at 0", function(x, y) kl(x, y)),
  kl_div = list("poisson()$dev.resids(x, y, 1) / 2", function(x, y) half_deviance(poisson(), x, y)),
  entropy = list("-sum(ifelse(p == 0, 0, p * log(p)))", entropy),
  cross_entropy = list("-sum(ifelse(p == 0, 0, p * log(q)))", cross_entropy),
  perplexity = list("exp(-sum(ifelse(p == 0, 0, p * log(p))))", function(p) exp(entropy(p))),
  kl = list(textbook_kl, kl),
  rel_entr_sum = list(textbook_kl, kl),
  jeffreys = list("kl(p, q) + kl(q, p)", function(p, q) kl(p, q) + kl(q, p)),
  js = list("(kl(p, m) + kl(q, m)) / 2, m = (p + q) / 2", js),
  js_distance = list("sqrt(js(p, q))", function(p, q) sqrt(js(p, q))),
  total_variation = list("sum(abs(p - q)) / 2", function(p, q) sum(abs(p - q)) / 2),
  squared_hellinger = list("1 - sum(sqrt(p * q))", function(p, q) 1 - coefficient(p, q)),
  hellinger = list("sqrt(1 - sum(sqrt(p * q)))", function(p, q) sqrt(1 - coefficient(p, q))),
  bhattacharyya_coefficient = list("sum(sqrt(p * q))", coefficient),
  bhattacharyya_distance = list("-log(sum(sqrt(p * q)))", function(p, q) -log(coefficient(p, q))),
  chi_squared = list("sum((p - q)^2 / q)", chi_squared),
  neyman_chi_squared = list("sum((p - q)^2 / p)", function(p, q) chi_squared(q, p)),
  le_cam = list("sum((p - q)^2 / (p + q)) / 2", function(p, q) sum((p - q)^2 / (p + q)) / 2),
  renyi = list("log(sum(p^alpha * q^(1 - alpha))) / (alpha - 1)", renyi),
  tsallis = list("(sum(p^alpha * q^(1 - alpha)) - 1) / (alpha - 1)", tsallis),
  renyi_entropy = list("log(sum(p^alpha)) / (1 - alpha)", renyi_entropy),
  tsallis_entropy = list("(1 - sum(p^alpha)) / (alpha - 1)", tsallis_entropy),
  mutual_information = list("kl(joint, outer(rowSums(joint), colSums(joint)))", mutual_information),
  conditional_entropy = list("entropy(joint) - entropy(rowSums(joint))", conditional_entropy),
  family.kl = list("family()$dev.resids(mean of p, mean of q, 1) / 2", family_kl)
)

numbers <- c("inf" = Inf, "-inf" = -Inf, "nan" = NaN)

# A number; a list of numbers as a vector; a list of such lists; a distribution.
decode <- function(value) {
  if (is.numeric(value)) return(as.numeric(value))
  if (is.character(value) && value %in% names(numbers)) return(numbers[[value]])
  if (!is.list(value)) stop("not a number: ", jsonlite::toJSON(value, auto_unbox = TRUE))
  if (!is.null(value$family)) {
    fields <- names(value) != "family"
    value[fields] <- lapply(value[fields], decode)
    return(value)
  }
  entries <- lapply(value, decode)
  if (length(value) > 0 && is.list(value[[1]])) entries else as.numeric(unlist(entries))
}

# Seventeen digits: R's own JSON writer stops at fifteen.
encode <- function(value) {
  if (is.na(value)) return("\"nan\"")
  if (is.infinite(value)) return(if (value > 0) "\"inf\"" else "\"-inf\"")
  sprintf("%.17g", value)
}

text <- function(value) jsonlite::toJSON(value, auto_unbox = TRUE)

field <- function(name, json) sprintf(", \"%s\": %s", name, json)

capabilities <- function() {
  calls <- lapply(operations, function(operation) operation[[1]])
  about <- list(ops = names(operations), name = "R", version = as.character(getRversion()), calls = calls)
  paste0(field(names(about), vapply(about, text, "")), collapse = "")
}

# The answer to a request, but for its id.
answer <- function(request) {
  if (!is.list(request) || !is.character(request$op)) stop("a request is an object, and its op a string")
  if (request$op == "capabilities") return(capabilities())
  operation <- operations[[request$op]]
  if (is.null(operation)) return(field("unsupported", "true"))
  if (!is.null(request$args) && !is.list(request$args)) stop("args is not an object")
  value <- suppressWarnings(do.call(operation[[2]], lapply(request$args, decode)))
  if (inherits(value, "unsupported")) return(field("unsupported", "true"))
  if (length(value) != 1) stop("there is no value")
  field("value", encode(value))
}

input <- file("stdin", open = "r")
while (length(line <- readLines(input, n = 1, warn = FALSE)) > 0) {
  if (!nzchar(trimws(line))) next
  id <- "null"
  body <- tryCatch({
    request <- jsonlite::fromJSON(line, simplifyVector = FALSE)
    if (is.list(request) && !is.null(request$id)) id <- text(request$id)
    answer(request)
  }, error = function(error) field("error", text(conditionMessage(error))))
  cat("{\"id\": ", id, body, "}\n", sep = "")
  flush(stdout())
}
