-- Which outlets have servers whose validators stayed the same though a page changed?
select distinct outlet from known where is_distrusted
